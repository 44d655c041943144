import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { KeyedCertificate } from '../platform/certificates/index.ts'
import { ClientTrust, issueCertificate, readRevocationLists } from '../platform/certificates/index.ts'
import { inDays, keyPem, testAuthority } from '../platform/certificates/certificates.testing.ts'
import { machineNow } from '../platform/clock/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { ServerOptions } from '../platform/http/index.ts'
import { makeServer, route } from '../platform/http/index.ts'
import { openLog } from '../platform/log/index.ts'
import type { Mode } from './system.ts'
import { authenticateSystem } from './authenticate-system.ts'

/** A listener with one route, which answers who calls. */
export interface CalledServer {
  readonly url: string
  readonly app: FastifyInstance
  readonly authority: KeyedCertificate
  /** Lists of revoked certificates in PEM, from now on instead of those of before. */
  revoke(...lists: readonly string[]): void
  /** Every line of its log. */
  readonly log: readonly string[]
}

export interface CalledOptions {
  readonly mode?: Mode
  /** http, as behind a proxy that ends TLS. */
  readonly plain?: boolean
  readonly trustedProxies?: readonly string[]
  readonly proxyHeader?: string
}

export const whoPath = '/apis/v1/who/'

const whoRoute = (database: Database, mode: Mode) =>
  route({
    method: 'GET',
    path: whoPath,
    interface: 'system',
    audience: 'any-system',
    summary: 'Who calls',
    answers: { 200: { json: z.object({ systemId: z.string() }) } },
    handle: async ({ caller }) => ({ status: 200, body: { systemId: (await authenticateSystem({ database, mode }, caller)).systemId } }),
  })

export const serverTls = (authority: KeyedCertificate): NonNullable<ServerOptions['tls']> => {
  const server = issueCertificate({ purpose: 'server', subject: [['CN', 'localhost']], hosts: ['127.0.0.1', '::1', 'localhost'], notBefore: inDays(-1), notAfter: inDays(1) }, authority)
  return { key: keyPem(server), certificate: server.certificate.toString(), clientAuthorities: authority.certificate.toString() }
}

/** A real listener that asks for certificates of a new authority. */
export async function withCalledServer(database: Database, options: CalledOptions, work: (server: CalledServer) => Promise<void>): Promise<void> {
  const { mode = 'production', plain = false, trustedProxies = [], proxyHeader } = options
  const authority = testAuthority()
  const log: string[] = []
  let trust = new ClientTrust([authority.certificate], [])
  const app = await makeServer({
    log: openLog('info', { write: (line) => void log.push(line) }),
    routes: [whoRoute(database, mode)],
    problemPage: ({ definition }) => ({ status: definition.status, body: '' }),
    secure: false,
    allowedHosts: [],
    trustedProxies,
    tls: plain ? undefined : serverTls(authority),
    clientCertificates: { judge: (certificate) => trust.judge(certificate, machineNow()), proxyHeader },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo // a TCP server
  const revoke = (...lists: readonly string[]): void => void (trust = new ClientTrust([authority.certificate], lists.flatMap((list) => readRevocationLists(Buffer.from(list)))))
  try {
    await work({ url: `${plain ? 'http' : 'https'}://127.0.0.1:${port}${whoPath}`, app, authority, revoke, log })
  } finally {
    await app.close()
  }
}
