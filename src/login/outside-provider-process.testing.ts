// Run as a process of its own by `startOutsideProvider`: a provider that logs in whomever the address says.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { InteractionResults } from 'oidc-provider'

export interface OutsideProviderSettings {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly afterLogoutUri: string
  /** Claims by subject. */
  readonly people: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Puts the claims into the ID token instead of the userinfo answer alone. */
  readonly claimsInIdToken: boolean
  /** Its own address when a proxy with TLS stands before it. */
  readonly publicIssuer?: string
}

const nsis = 'https://data.gov.dk/concept/core/nsis/loa'

function makeProvider(issuer: string, settings: OutsideProviderSettings): Provider {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        redirect_uris: [settings.redirectUri],
        post_logout_redirect_uris: [settings.afterLogoutUri],
      },
    ],
    claims: { openid: ['sub', 'acr'], profile: ['cpr', 'cvr', 'rid', 'name'] },
    acrValues: [`${nsis}/Substantial`, `${nsis}/High`],
    conformIdTokenClaims: !settings.claimsInIdToken,
    cookies: { keys: ['outside'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, subject) => ({ accountId: subject, claims: () => ({ sub: subject, ...settings.people[subject] }) }),
    clientBasedCORS: () => false,
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: settings.clientId, accountId: oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  return provider
}

/** `?as=subject&acr=…` logs in, `?error=…` refuses. */
function resultOf(query: URLSearchParams): InteractionResults {
  const error = query.get('error')
  if (error !== null) return { error, error_description: 'refused by the person' }
  return { login: { accountId: query.get('as') ?? '', ...(query.has('acr') ? { acr: `${nsis}/${query.get('acr')}` } : {}) } }
}

const settings = JSON.parse(process.argv[2] ?? '{}') as OutsideProviderSettings // written by `startOutsideProvider`
const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // TCP, as told above
  const issuer = settings.publicIssuer ?? local
  const provider = makeProvider(issuer, settings)
  provider.proxy = settings.publicIssuer !== undefined
  const callback = provider.callback()
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    if (url.pathname.startsWith('/interaction/')) return void provider.interactionFinished(request, response, resultOf(url.searchParams))
    return void callback(request, response)
  })
  process.send?.(local)
})
process.on('SIGTERM', () => process.exit(0))
process.on('disconnect', () => process.exit(0))
