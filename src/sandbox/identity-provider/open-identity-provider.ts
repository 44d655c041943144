import type { Configuration, Provider } from 'oidc-provider'
import { callbackUrl, levelsOfAssurance } from '../../login/index.ts'
import type { LoginServices } from '../../login/index.ts'
import type { Settings } from '../../platform/configuration/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { ProviderSecrets } from './provider-secrets.ts'
import { providerSecrets } from './provider-secrets.ts'
import { recordAdapter } from './record-adapter.ts'
import { identityProviderPath, issuerUrl, portalClientId } from './sandbox-provider.ts'

export interface ProviderContext extends LoginServices {
  readonly settings: LoginServices['settings'] & Pick<Settings, 'BREVDUE_SANDBOX_ALLOW'>
}

/** The page that says a login cannot go on. */
export const problemPath = `${identityProviderPath}/problem`
export const interactionPath = (uid: string): string => `${identityProviderPath}/interaction/${uid}`

const lifeSeconds = { Interaction: 600, AuthorizationCode: 60, AccessToken: 600, IdToken: 600, Grant: 600, Session: 600 }

function configurationFor(services: ProviderContext, { signingKey, cookieKey }: ProviderSecrets): Configuration {
  return {
    adapter: (model: string) => recordAdapter(services.database, model),
    jwks: { keys: [signingKey] },
    cookies: { keys: [cookieKey] },
    clients: [
      {
        client_id: portalClientId,
        token_endpoint_auth_method: 'none',
        redirect_uris: [callbackUrl(services)],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    scopes: ['openid'],
    acrValues: [...levelsOfAssurance],
    responseTypes: ['code'],
    ttl: lifeSeconds,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_context, interaction) => interactionPath(interaction.uid) },
    findAccount: (_context, subject) => ({ accountId: subject, claims: () => ({ sub: subject }) }),
    expiresWithSession: () => false,
    clientBasedCORS: () => false,
    // The portal asks who somebody is and nothing more, so nobody is asked for consent.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: portalClientId, accountId: oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    renderError(context) {
      context.redirect(problemPath)
    },
  }
}

async function make(services: ProviderContext): Promise<Provider> {
  // Optional: what only the sandbox needs is loaded when it is needed.
  const { Provider } = await import('oidc-provider')
  const provider = new Provider(issuerUrl(services.baseUrl()), configurationFor(services, await providerSecrets(services.database)))
  // The mount says under which address we are reached, whatever the proxies in between wrote.
  provider.proxy = true
  provider.on('server_error', (_context, error) => services.log.error('identity provider failed', { error }))
  provider.on('authorization.error', (_context, error) => services.log.warn('identity provider refused a login', { detail: error.message }))
  provider.on('grant.error', (_context, error) => services.log.warn('identity provider refused a code', { detail: error.message }))
  return provider
}

/** The sandbox's own OpenID Connect provider; answers how to get it. It is made at its first use, when the server's address is known. */
export interface EmbeddedProvider {
  readonly services: ProviderContext
  readonly database: Database
  readonly provider: () => Promise<Provider>
}

export function openIdentityProvider(services: ProviderContext): EmbeddedProvider {
  let provider: Promise<Provider> | undefined
  const forget = (error: unknown): never => {
    provider = undefined
    throw error
  }
  return { services, database: services.database, provider: () => (provider ??= make(services).catch(forget)) }
}
