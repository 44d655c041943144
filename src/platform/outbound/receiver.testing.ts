import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer as createPlainServer } from 'node:net'
import type { Server as PlainServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Outbound, OutboundAnswer, OutboundCall, OutboundOptions } from './index.ts'
import { openOutbound } from './index.ts'

/** A key with the certificate that it signed for these names. */
export interface TestCertificate {
  readonly key: Buffer
  readonly cert: Buffer
}

/** Makes a certificate for names and addresses, in the form of openssl: `DNS:a.example`, `IP:127.0.0.1`. */
export function makeCertificate(names: readonly string[], days = 2): TestCertificate {
  const folder = mkdtempSync(path.join(tmpdir(), 'brevdue-certificate-'))
  const key = path.join(folder, 'key.pem')
  const cert = path.join(folder, 'cert.pem')
  const subject = ['-subj', '/CN=Brevdue test', '-addext', `subjectAltName=${names.join(',')}`, '-days', String(days)]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const made = { key: readFileSync(key), cert: readFileSync(cert) }
  rmSync(folder, { recursive: true })
  return made
}

/** A server that listens; closed with everything that is connected when its block is left. */
export interface TestReceiver extends AsyncDisposable {
  readonly port: number
  readonly connections: () => number
}

function listening(server: Server | PlainServer): Promise<TestReceiver> {
  const open = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections++
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => undefined)
  })
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as AddressInfo).port, // a TCP server
        connections: () => connections,
        async [Symbol.asyncDispose]() {
          for (const socket of open) socket.destroy()
          await new Promise((closed) => server.close(closed))
        },
      }),
    ),
  )
}

type Answering = (request: IncomingMessage, answer: ServerResponse) => void | Promise<void>

export const startReceiver = (answering: Answering): Promise<TestReceiver> => listening(createServer((request, answer) => void answering(request, answer)))
export const startSecureReceiver = (certificate: TestCertificate, answering: Answering): Promise<TestReceiver> =>
  listening(createSecureServer({ ...certificate }, (request, answer) => void answering(request, answer)))
/** One that does with its connections what no server would. */
export const startSocket = (onSocket: (socket: Socket) => void): Promise<TestReceiver> => listening(createPlainServer(onSocket))

export interface TestOutbound extends AsyncDisposable {
  readonly outbound: Outbound
  post(url: string, more?: Partial<OutboundCall>): Promise<OutboundAnswer>
}

/** Outbound calls of a sandbox, or as `more` says. */
export function testOutbound(more: Partial<OutboundOptions> = {}): TestOutbound {
  const outbound = openOutbound({ mode: 'sandbox', allowedRanges: [], timeoutMs: 5_000, userAgent: 'Brevdue test', ...more })
  return {
    outbound,
    post: (url, call = {}) => outbound.call({ url, method: 'POST', headers: {}, body: Buffer.from('hello'), ...call }),
    [Symbol.asyncDispose]: () => outbound.close(),
  }
}
