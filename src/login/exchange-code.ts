import * as client from 'openid-client'
import type { Caller } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import type { Claims } from './claimed-person.ts'
import { tellsNumbers } from './claimed-person.ts'
import { connectProvider } from './connect-provider.ts'
import type { IdentityProvider } from './identity-provider.ts'
import type { LoginServices } from './login-services.ts'
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

/** The person refused or was refused (RFC 6749, 4.1.2.1); else the provider does not keep the protocol, or is away. */
function problemOf(cause: unknown, provider: IdentityProvider, { log }: Pick<LoginServices, 'log'>): Problem {
  if (cause instanceof client.AuthorizationResponseError) return new Problem(loginProblems['login.refused'], { cause })
  log.warn('identity provider answered wrongly', { detail: provider.name, error: cause })
  return new Problem(loginProblems['login.provider.unavailable'], { cause })
}

async function exchange(configuration: client.Configuration, provider: IdentityProvider, address: URL, expected: ExpectedAnswer): Promise<ProvenClaims> {
  const tokens = await client.authorizationCodeGrant(configuration, address, {
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    pkceCodeVerifier: expected.codeVerifier,
    idTokenExpected: true,
  })
  const { id_token: idToken } = tokens
  const claims = tokens.claims()
  if (idToken === undefined || claims === undefined) throw new Error('No ID token, though one was demanded')
  const wantsNumbers = provider.claims.cpr !== undefined || provider.claims.cvr !== undefined
  if (!wantsNumbers || tellsNumbers(provider, claims) || configuration.serverMetadata().userinfo_endpoint === undefined) return { claims, idToken }
  // Many providers tell numbers at the userinfo endpoint only. What the signed token says goes first.
  return { claims: { ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims }, idToken }
}

/**
 * Turns the address that the browser came back with into what the provider says of the person; signature, issuer, audience, nonce
 * and times of the ID token are checked. Throws login.refused, login.provider.unavailable.
 */
export async function exchangeCode(services: LoginServices, caller: Pick<Caller, 'url'>, provider: IdentityProvider, expected: ExpectedAnswer): Promise<ProvenClaims> {
  const configuration = await connectProvider(provider, services)
  try {
    return await exchange(configuration, provider, new URL(caller.url, services.baseUrl()), expected)
  } catch (cause) {
    throw problemOf(cause, provider, services)
  }
}
