import type { CustomFetch } from 'openid-client'
import type { Settings } from '../platform/configuration/index.ts'
import type { Language } from '../platform/i18n/index.ts'
import type { LevelOfAssurance } from './session.ts'
import { levelsOfAssurance } from './session.ts'

/** Under which claims a provider tells who somebody is. Without the numbers, the subject must be registered with the identity. */
export interface ClaimNames {
  readonly subject: string
  readonly levelOfAssurance: string
  readonly cpr?: string
  readonly cvr?: string
  readonly rid?: string
  /** What an employee is called who comes for the first time. */
  readonly name?: string
}

/** An OpenID Connect provider that this portal trusts. */
export interface IdentityProvider {
  /** Stands in `identities.provider` and in addresses: letters, digits, hyphens. */
  readonly name: string
  readonly label: Readonly<Record<Language, string>>
  /** A function, for the sandbox's own provider has no address until the server listens. */
  readonly issuer: () => string
  readonly clientId: string
  /** None for a public client, which PKCE alone protects. */
  readonly clientSecret?: string
  readonly scope: string
  readonly claims: ClaimNames
  /** Values of the claim `levelOfAssurance`; any other value is low. */
  readonly levels: ReadonlyMap<string, LevelOfAssurance>
  /** More parameters of the authorization request, such as `acr_values`. */
  readonly parameters?: Readonly<Record<string, string>>
  /** Calls the provider in place of the global `fetch`. */
  readonly fetch?: CustomFetch
}

/** How NSIS (Denmark), eIDAS and ID-porten (Norway) write a level. */
const knownLevels: ReadonlyMap<string, LevelOfAssurance> = new Map(
  levelsOfAssurance.flatMap((level) => {
    const capitalised = `${level.charAt(0).toUpperCase()}${level.slice(1)}`
    const nsis = [capitalised, `https://data.gov.dk/concept/core/nsis/loa/${capitalised}`]
    const spellings = [level, ...nsis, `http://eidas.europa.eu/LoA/${level}`, `idporten-loa-${level}`]
    return spellings.map((spelling) => [spelling, level] as const)
  }),
)

/** The provider that a production deployment configures. */
export function configuredProvider(settings: Pick<Settings, 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET'>): IdentityProvider | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined
  return {
    name: 'oidc',
    label: { da: 'MitID', en: 'MitID' },
    issuer: () => issuer,
    clientId,
    clientSecret,
    scope: 'openid profile',
    claims: { subject: 'sub', levelOfAssurance: 'acr', cpr: 'cpr', cvr: 'cvr', rid: 'rid', name: 'name' },
    levels: knownLevels,
  }
}
