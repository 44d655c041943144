import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Route } from '../platform/http/index.ts'
import { makeServer } from '../platform/http/index.ts'
import { isTransient } from '../platform/work/index.ts'
import { assetsDirectory } from '../platform/ui/index.ts'
import { problemPage } from '../portals/index.ts'
import type { Runtime } from './runtime.ts'
import { separate } from './separate.ts'

/** Names under which the sandbox answers: this machine's, and what the operator adds. Elsewhere a proxy decides. */
function allowedHosts({ settings }: Runtime): string[] {
  if (settings.BREVDUE_MODE === 'production') return []
  const publicHost = settings.PUBLIC_URL === undefined ? [] : [new URL(settings.PUBLIC_URL).hostname]
  return ['localhost', '127.0.0.1', '[::1]', '::1', settings.HOST, ...publicHost, ...separate(settings.BREVDUE_ALLOWED_HOSTS)]
}

/** A server over these routes, not yet listening: `extend` mounts what is no route of ours. */
export function buildServer(runtime: Runtime, routes: readonly Route[]): Promise<FastifyInstance> {
  const { settings, log } = runtime
  return makeServer({
    log,
    routes,
    problemPage: problemPage(settings),
    isOutage: isTransient,
    assetsDirectory,
    contentOrigin: settings.CONTENT_URL === undefined ? undefined : new URL(settings.CONTENT_URL).origin,
    secure: settings.PUBLIC_URL?.startsWith('https://') ?? false,
    trustedProxies: separate(settings.TRUSTED_PROXIES),
    allowedHosts: allowedHosts(runtime),
  })
}

/** Listens and answers the address, `http://127.0.0.1:3000`. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  await app.listen({ host, port })
  const address = app.server.address() as AddressInfo // a TCP server
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${name}:${address.port}`
}
