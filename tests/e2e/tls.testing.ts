import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/** A certificate for localhost that this process trusts; `file` for others to trust it (NODE_EXTRA_CA_CERTS). */
export interface Certificate {
  readonly file: string
  readonly key: Buffer
  readonly cert: Buffer
}

/** Node makes no certificates itself; `openssl` is a program of every system that has TLS. */
export function makeCertificate(folder: string): Certificate {
  const keyFile = path.join(folder, 'key.pem')
  const file = path.join(folder, 'certificate.pem')
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', ...name, '-keyout', keyFile, '-out', file], { stdio: 'ignore' })
  const cert = readFileSync(file)
  setDefaultCACertificates([...getCACertificates('default'), cert.toString()])
  return { file, key: readFileSync(keyFile), cert }
}

/** What stands before the server in production: ends TLS and says for whom it asks. */
export interface TlsProxy {
  /** `https://localhost:PORT` */
  readonly url: string
  /** Set once it is known; the address of the proxy must be known before. */
  target: string
  close(): void
}

function forward(target: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const headers = { ...incoming.headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '', 'x-forwarded-proto': 'https' }
  const asked = request(new URL(incoming.url ?? '/', target), { method: incoming.method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  asked.on('error', () => outgoing.writeHead(502).end())
  incoming.pipe(asked)
}

export function startTlsProxy({ key, cert }: Certificate): Promise<TlsProxy> {
  const proxy = { target: '' }
  const server = createServer({ key, cert }, (incoming, outgoing) => forward(proxy.target, incoming, outgoing))
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo // TCP, as told above
      const close = (): void => {
        server.close()
        server.closeAllConnections()
      }
      resolve(Object.assign(proxy, { url: `https://localhost:${port}`, close }))
    }),
  )
}
