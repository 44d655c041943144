import * as client from 'openid-client'
import type { Caller } from '../platform/http/index.ts'
import { sha256 } from '../platform/crypto/index.ts'
import { Problem } from '../platform/problems/index.ts'
import { connectProvider } from './connect-provider.ts'
import { checkCsrf } from './csrf.ts'
import { sessionCookie } from './cookies.ts'
import { currentSession } from './current-session.ts'
import { endSession } from './end-session.ts'
import { afterLogoutUrl } from './login-paths.ts'
import type { LoginServices } from './login-environment.ts'
import type { LogoutHint } from './logout-hint.ts'
import { openLogoutHint } from './logout-hint.ts'
import { findLogoutHint } from './session.queries.ts'
import type { SessionToken } from './session-token.ts'
import { isSessionToken } from './session-token.ts'

async function takeHint({ database }: LoginServices, token: SessionToken): Promise<LogoutHint | undefined> {
  return database.transaction(async (tx) => {
    const row = await findLogoutHint(tx, { tokenSha256: sha256(token) })
    await endSession(tx, token)
    return row === undefined || row.logoutHint === null ? undefined : openLogoutHint(token, row.logoutHint)
  })
}

/** The address that logs out at the provider (RP-Initiated Logout 1.0); undefined when it offers none, is gone from the configuration or is away. */
async function providerLogout(services: LoginServices, hint: LogoutHint): Promise<string | undefined> {
  const provider = services.providers.find(({ name }) => name === hint.provider)
  if (provider === undefined) return undefined
  try {
    const configuration = await connectProvider(provider, services)
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined
    return client.buildEndSessionUrl(configuration, { id_token_hint: hint.idToken, post_logout_redirect_uri: afterLogoutUrl(services) }).href
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/**
 * Ends the browser's session here, whatever the provider does, and answers the address that ends it at the provider too.
 * Throws form.foreign: nobody else's page logs a person out.
 */
export async function logOut(services: LoginServices, caller: Pick<Caller, 'cookies'>, form: { readonly csrf: string }): Promise<string | undefined> {
  const session = await currentSession(services, caller)
  const token = caller.cookies[sessionCookie(services).name]
  if (session === undefined || !isSessionToken(token)) return undefined
  checkCsrf(session, form)
  const hint = await takeHint(services, token)
  return hint === undefined ? undefined : providerLogout(services, hint)
}
