import type { AddressInfo } from 'node:net'
import { Server as TlsServer } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import type { Route } from '../platform/http/index.ts'
import { makeServer, renewTls } from '../platform/http/index.ts'
import { isTransient } from '../platform/work/index.ts'
import { assetsDirectory } from '../platform/ui/index.ts'
import { problemPage } from '../portals/index.ts'
import type { Runtime } from './runtime.ts'
import { separate } from './separate.ts'
import type { SystemCertificates } from './system-certificates.ts'

/** Names under which the sandbox answers: this machine's, and what the operator adds. Elsewhere a proxy decides. */
function allowedHosts({ settings }: Runtime): string[] {
  if (settings.BREVDUE_MODE === 'production') return []
  const publicHost = settings.PUBLIC_URL === undefined ? [] : [new URL(settings.PUBLIC_URL).hostname]
  return ['localhost', '127.0.0.1', '[::1]', '::1', settings.HOST, ...publicHost, ...separate(settings.BREVDUE_ALLOWED_HOSTS)]
}

/** A server over these routes, not yet listening. With certificates it is one that systems call: by TLS, or through a proxy that hands theirs on. */
export async function buildServer(runtime: Runtime, routes: readonly Route[], certificates?: SystemCertificates): Promise<FastifyInstance> {
  const { settings, log } = runtime
  const app = await makeServer({
    log,
    routes,
    problemPage: problemPage(settings),
    isOutage: isTransient,
    assetsDirectory,
    contentOrigin: settings.CONTENT_URL === undefined ? undefined : new URL(settings.CONTENT_URL).origin,
    secure: settings.PUBLIC_URL?.startsWith('https://') ?? false,
    trustedProxies: separate(settings.TRUSTED_PROXIES),
    tls: certificates?.server,
    clientCertificates: certificates === undefined ? undefined : { judge: certificates.judge, proxyHeader: settings.SYSTEM_PROXY_CERT_HEADER },
    allowedHosts: allowedHosts(runtime),
  })
  certificates?.start((files) => renewTls(app, files))
  app.addHook('onClose', () => certificates?.stop())
  return app
}

/** Listens and answers the address, `http://127.0.0.1:3000`, or https with TLS. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  await app.listen({ host, port })
  const address = app.server.address() as AddressInfo // a TCP server
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `${app.server instanceof TlsServer ? 'https' : 'http'}://${name}:${address.port}`
}
