import type { IdentityProvider } from '../../login/index.ts'
import { levelsOfAssurance } from '../../login/index.ts'

/** `identities.provider` of everybody who can be picked. */
export const sandboxProviderName = 'sandbox'
export const identityProviderPath = '/idp'
export const portalClientId = 'brevdue-portal'

/** The address of the provider within the portals' own server. */
export const issuerUrl = (baseUrl: string): string => `${baseUrl}${identityProviderPath}`

/**
 * How the portal sees the sandbox's provider. `localUrl` is where this process itself reaches its server, when the public address
 * leads elsewhere (a container, a proxy).
 */
export function sandboxProvider(baseUrl: () => string, localUrl: () => string = baseUrl): IdentityProvider {
  return {
    name: sandboxProviderName,
    label: { da: 'Vælg en prøveperson', en: 'Pick a demo person' },
    issuer: () => issuerUrl(baseUrl()),
    clientId: portalClientId,
    scope: 'openid',
    claims: { subject: 'sub', levelOfAssurance: 'acr' },
    levels: new Map(levelsOfAssurance.map((level) => [level, level])),
    parameters: { acr_values: levelsOfAssurance.join(' ') },
    // The options differ from fetch's own only in how they write an absent body.
    fetch: (address, options) => fetch(address.replace(baseUrl(), localUrl()), options as RequestInit), // see above
  }
}
