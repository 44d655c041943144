import * as client from 'openid-client'
import { Problem } from '../platform/problems/index.ts'
import type { IdentityProvider } from './identity-provider.ts'
import type { LoginServices } from './login-environment.ts'
import { loginProblems } from './login.problems.ts'

const providerTimeoutSeconds = 10

/** Discovered at the first login, so that a provider that is away keeps nobody from starting; a failure is forgotten and tried again. */
const connections = new WeakMap<IdentityProvider, Promise<client.Configuration>>()

function discover({ issuer, clientId, clientSecret, fetch }: IdentityProvider): Promise<client.Configuration> {
  const server = new URL(issuer())
  // Only the sandbox configures an http provider: production refuses to start with one.
  const insecure = server.protocol === 'http:' ? [client.allowInsecureRequests] : []
  return client.discovery(server, clientId, undefined, clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret), {
    execute: [...insecure, client.enableNonRepudiationChecks],
    timeout: providerTimeoutSeconds,
    ...(fetch === undefined ? {} : { [client.customFetch]: fetch }),
  })
}

/** The provider's metadata and keys. Throws login.provider.unavailable. */
export async function connectProvider(provider: IdentityProvider, { log }: Pick<LoginServices, 'log'>): Promise<client.Configuration> {
  const connection = connections.get(provider) ?? discover(provider)
  connections.set(provider, connection)
  try {
    return await connection
  } catch (cause) {
    connections.delete(provider)
    log.warn('identity provider not reached', { detail: provider.name, error: cause })
    throw new Problem(loginProblems['login.provider.unavailable'], { cause, retryAfterSeconds: 30 })
  }
}
