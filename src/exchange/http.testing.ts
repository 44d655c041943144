import type { AddressInfo } from 'node:net'
import { request } from 'node:http'
import { openLog } from '../platform/log/index.ts'
import { makeServer } from '../platform/http/index.ts'
import type { Problem } from '../platform/problems/index.ts'
import type { ArchiveLimits } from '../platform/archive/index.ts'
import { testArchiveLimits } from './containers/containers.testing.ts'
import { testMailingRules } from './exchange.testing.ts'
import type { TestExchange } from './exchange.testing.ts'
import { containerRoutes, deliveryRoutes, intakeRoutes, mailingRoutes, recallRoutes, receiptRoutes, undeliverableRoutes } from './index.ts'

export interface TestServer {
  readonly url: string
  readonly port: number
  post(messageUuid: string | undefined, xml: string | Uint8Array, headers?: Record<string, string>): Promise<Response>
  get(path: string, authorization?: string): Promise<Response>
  call(method: string, path: string, options?: { authorization?: string; body?: unknown }): Promise<Response>
}

const basePath = '/apis/v1/'

export interface ServerOptions {
  readonly maxLetterBytes?: number
  readonly archiveLimits?: Partial<ArchiveLimits>
}

/** Runs a test against the exchange's routes on a real server on this machine. */
export async function withServer(exchange: TestExchange, work: (server: TestServer) => Promise<void>, options: ServerOptions = {}): Promise<void> {
  const { database, contentStore, intakeWriter, wakeBus, sender } = exchange
  const services = { database, contentStore, intakeWriter, mode: 'sandbox' as const, maxLetterBytes: options.maxLetterBytes ?? 99_500_000, wakeBus, archiveLimits: { ...testArchiveLimits, ...options.archiveLimits }, mailingRules: testMailingRules }
  const app = await makeServer({
    log: openLog('silent'),
    routes: [...intakeRoutes(services), ...containerRoutes(services), ...receiptRoutes(services), ...deliveryRoutes(services), ...recallRoutes(services), ...undeliverableRoutes(services), ...mailingRoutes(services)],
    problemPage: (problem: Problem) => ({ status: problem.definition.status, body: problem.sentence }),
    secure: false,
    trustedProxies: [],
    allowedHosts: [],
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo // a TCP server
  const url = `http://127.0.0.1:${port}`
  const call: TestServer['call'] = (method, path, { authorization = sender.authorization, body } = {}) =>
    fetch(`${url}${basePath}${path}`, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  try {
    await work({
      url,
      port,
      call,
      get: (path, authorization) => call('GET', path, authorization === undefined ? {} : { authorization }),
      post: (messageUuid, xml, headers = {}) =>
        fetch(`${url}${basePath}memos/${messageUuid === undefined ? '' : `?memo-message-uuid=${messageUuid}`}`, {
          method: 'POST',
          headers: { authorization: sender.authorization, 'content-type': 'application/xml', ...headers },
          body: typeof xml === 'string' ? xml : Buffer.from(xml),
        }),
    })
  } finally {
    // A connection that is not idle yet when the server closes is kept for a minute: the client may have the whole answer before the server knows.
    app.server.closeAllConnections()
    await app.close()
  }
}

/** Sends the first half of a body, then drops the connection. */
export function sendHalf(server: TestServer, authorization: string, sent: { readonly query?: string; readonly contentType: string; readonly body: Uint8Array }): Promise<void> {
  const { query = '', contentType, body } = sent
  return new Promise((resolve) => {
    const headers = { authorization, 'content-type': contentType, 'content-length': String(body.length) }
    const sending = request({ host: '127.0.0.1', port: server.port, method: 'POST', path: `${basePath}memos/${query}`, headers })
    sending.on('error', () => resolve())
    sending.write(body.subarray(0, Math.floor(body.length / 2)), () => setTimeout(() => sending.destroy(), 20))
    sending.on('close', () => resolve())
  })
}
