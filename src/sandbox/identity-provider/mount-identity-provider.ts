import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { EmbeddedProvider } from './open-identity-provider.ts'
import { identityProviderPath } from './sandbox-provider.ts'

/** The provider reads where it is mounted from Express's `originalUrl`, and its public address from forwarded headers. */
function asMounted(request: IncomingMessage, publicUrl: URL): IncomingMessage {
  const url = request.url ?? '/'
  const forwarded = { 'x-forwarded-host': publicUrl.host, 'x-forwarded-proto': publicUrl.protocol.slice(0, -1) }
  Object.assign(request.headers, forwarded)
  return Object.assign(request, { originalUrl: url, url: url.slice(identityProviderPath.length) })
}

/** Puts the provider's own addresses under `/idp` of the portals' server; its pages are `identityProviderRoutes`. */
export function mountIdentityProvider(app: FastifyInstance, { services, provider }: EmbeddedProvider): void {
  app.route({
    method: ['GET', 'POST'],
    url: `${identityProviderPath}/*`,
    config: { rateLimit: { max: 1_000, timeWindow: 60_000 } },
    handler: async (request, reply) => {
      const answer = (await provider()).callback()
      reply.hijack()
      reply.raw.setHeader('x-content-type-options', 'nosniff')
      reply.raw.setHeader('referrer-policy', 'same-origin')
      await answer(asMounted(request.raw, new URL(services.baseUrl())), reply.raw)
    },
  })
}
