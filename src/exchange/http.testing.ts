import type { AddressInfo } from 'node:net'
import { request } from 'node:http'
import { openLog } from '../platform/log/index.ts'
import { makeServer } from '../platform/http/index.ts'
import type { Problem } from '../platform/problems/index.ts'
import type { TestExchange } from './exchange.testing.ts'
import { deliveryRoutes, intakeRoutes, recallRoutes, receiptRoutes, undeliverableRoutes } from './index.ts'
import type { MessageUuid } from './letter.ts'

export interface TestServer {
  readonly url: string
  readonly port: number
  post(messageUuid: string | undefined, xml: string | Uint8Array, headers?: Record<string, string>): Promise<Response>
  get(path: string, authorization?: string): Promise<Response>
  call(method: string, path: string, options?: { authorization?: string; body?: unknown }): Promise<Response>
}

const basePath = '/apis/v1/'

/** Runs a test against the exchange's routes on a real server on this machine. */
export async function withServer(exchange: TestExchange, work: (server: TestServer) => Promise<void>, options: { maxLetterBytes?: number } = {}): Promise<void> {
  const { database, contentStore, intakeWriter, sender } = exchange
  const services = { database, contentStore, intakeWriter, mode: 'sandbox' as const, maxLetterBytes: options.maxLetterBytes ?? 99_500_000 }
  const app = await makeServer({
    log: openLog('silent'),
    routes: [...intakeRoutes(services), ...receiptRoutes(services), ...deliveryRoutes(services), ...recallRoutes(services), ...undeliverableRoutes(services)],
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

/** Announces a body, sends its first part, and cuts the connection. */
export function sendHalf(server: TestServer, messageUuid: MessageUuid, xml: string, authorization: string): Promise<void> {
  return new Promise((resolve) => {
    const headers = { authorization, 'content-type': 'application/xml', 'content-length': String(Buffer.byteLength(xml)) }
    const sending = request({ host: '127.0.0.1', port: server.port, method: 'POST', path: `${basePath}memos/?memo-message-uuid=${messageUuid}`, headers })
    sending.on('error', () => resolve())
    sending.write(xml.slice(0, Math.floor(xml.length / 2)), () => setTimeout(() => sending.destroy(), 20))
    sending.on('close', () => resolve())
  })
}
