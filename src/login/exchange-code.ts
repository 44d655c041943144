import * as client from 'openid-client'
import type { Caller } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import type { Claims } from './claimed-person.ts'
import { tellsNumbers } from './claimed-person.ts'
import { connectProvider } from './connect-provider.ts'
import type { IdentityProvider } from './identity-provider.ts'
import type { LoginServices } from './login-environment.ts'
import { loginProblems } from './login.problems.ts'

export interface ExpectedAnswer {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

export interface ProvenClaims {
  readonly claims: Claims
  readonly idToken: string
}

type Connection = client.Configuration

/** The person refused or was refused (RFC 6749, 4.1.2.1); else the provider does not keep the protocol, or is away. */
function problemOf(cause: unknown, provider: IdentityProvider, { log }: Pick<LoginServices, 'log'>): Problem {
  if (cause instanceof client.AuthorizationResponseError) return new Problem(loginProblems['login.refused'], { cause })
  log.warn('identity provider answered wrongly', { detail: provider.name, error: cause })
  return new Problem(loginProblems['login.provider.unavailable'], { cause })
}

/** Many providers tell numbers at the userinfo endpoint only. */
function mayTellMore(connection: Connection, provider: IdentityProvider, claims: Claims): boolean {
  const wantsNumbers = provider.claims.cpr !== undefined || provider.claims.cvr !== undefined
  return wantsNumbers && !tellsNumbers(provider, claims) && connection.serverMetadata().userinfo_endpoint !== undefined
}

async function exchange(connection: Connection, provider: IdentityProvider, address: URL, expected: ExpectedAnswer): Promise<ProvenClaims> {
  const tokens = await client.authorizationCodeGrant(connection, address, {
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    pkceCodeVerifier: expected.codeVerifier,
    idTokenExpected: true,
  })
  const { id_token: idToken } = tokens
  const claims = tokens.claims()
  if (idToken === undefined || claims === undefined) throw new Error('No ID token, though one was demanded')
  if (!mayTellMore(connection, provider, claims)) return { claims, idToken }
  // What the signed token says goes first.
  const more = await client.fetchUserInfo(connection, tokens.access_token, claims.sub)
  return { claims: { ...more, ...claims }, idToken }
}

/**
 * Turns the address that the browser came back with into what the provider says of the person; signature, issuer, audience, nonce
 * and times of the ID token are checked. Throws login.refused, login.provider.unavailable.
 */
export async function exchangeCode(
  services: LoginServices,
  caller: Pick<Caller, 'url'>,
  provider: IdentityProvider,
  expected: ExpectedAnswer,
): Promise<ProvenClaims> {
  const connection = await connectProvider(provider, services)
  try {
    return await exchange(connection, provider, new URL(caller.url, services.baseUrl()), expected)
  } catch (cause) {
    throw problemOf(cause, provider, services)
  }
}
