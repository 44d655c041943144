import * as client from 'openid-client'
import { after, machineNow } from '../platform/clock/index.ts'
import { sha256 } from '../platform/crypto/index.ts'
import type { Answer, Caller } from '../platform/http/index.ts'
import { seeOther } from '../platform/http/index.ts'
import { connectProvider } from './connect-provider.ts'
import { attemptCookie } from './cookies.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { insertLoginAttempt } from './login-attempt.queries.ts'
import { callbackUrl } from './login-paths.ts'
import type { LoginServices } from './login-environment.ts'
import { browserSecretOf, newState } from './login-state.ts'
import { localPath } from './return-to.ts'
import { usualAddress } from './usual-address.ts'

/** Long enough to find one's phone and password, short enough for what is left open in a library. */
const attemptLifeMs = 10 * 60_000

export interface LoginWish {
  /** Where to go afterwards; only paths of this portal count. */
  readonly returnTo?: string | undefined
  /** Tells the provider who is coming (OpenID Connect Core, 3.1.2.1). */
  readonly loginHint?: string
}

/** Sends the browser to the provider: authorization code flow with PKCE, state and nonce (RFC 9700). Throws login.provider.unavailable. */
export async function startLogin(
  services: LoginServices,
  caller: Pick<Caller, 'cookies' | 'headers' | 'url'>,
  provider: IdentityProvider,
  wish: LoginWish,
): Promise<Answer> {
  const usual = usualAddress(services, caller)
  if (usual !== undefined) return seeOther(usual)
  const configuration = await connectProvider(provider, services)
  const cookie = attemptCookie(services)
  const browserSecret = browserSecretOf(caller.cookies[cookie.name])
  const attempt = { state: newState(browserSecret), nonce: client.randomNonce(), codeVerifier: client.randomPKCECodeVerifier() }
  await services.database.transaction((tx) =>
    insertLoginAttempt(tx, {
      stateSha256: sha256(attempt.state),
      provider: provider.name,
      nonce: attempt.nonce,
      codeVerifier: attempt.codeVerifier,
      returnTo: localPath(wish.returnTo),
      expiresAt: after(machineNow(), attemptLifeMs),
    }),
  )
  const address = client.buildAuthorizationUrl(configuration, {
    ...provider.parameters,
    redirect_uri: callbackUrl(services),
    scope: provider.scope,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
    code_challenge_method: 'S256',
    ...(wish.loginHint === undefined ? {} : { login_hint: wish.loginHint }),
  })
  return seeOther(address.href, { 'set-cookie': cookie.set(browserSecret, attemptLifeMs / 1_000) })
}
