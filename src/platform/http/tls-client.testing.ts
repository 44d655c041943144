import { Agent, request } from 'node:https'
import type { RequestOptions } from 'node:https'
import type { X509Certificate } from 'node:crypto'
import type { KeyedCertificate } from '../certificates/index.ts'

/** What a client of a TLS listener knows and shows. */
export interface TlsClient {
  /** Whom it believes of servers. */
  readonly authority: X509Certificate
  readonly own?: KeyedCertificate | undefined
  /** One connection for all calls, kept open. */
  readonly agent?: Agent
  /** A session of before to take up again. */
  readonly session?: Buffer | undefined
  readonly onSession?: (session: Buffer) => void
}

export interface TlsCall {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface TlsAnswer {
  readonly status: number
  readonly text: string
}

export const keptConnection = (): Agent => new Agent({ keepAlive: true, maxSockets: 1 })

const shown = (own: KeyedCertificate | undefined): RequestOptions =>
  own === undefined ? {} : { cert: own.certificate.toString(), key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }) }

/** Calls over TLS with the client's certificate; without an agent on a connection of its own. Rejects when no connection comes about. */
export function callByTls(url: string, { authority, own, agent, session, onSession }: TlsClient, { method = 'GET', headers = {}, body = '' }: TlsCall = {}): Promise<TlsAnswer> {
  return new Promise((resolve, reject) => {
    const connection = { ca: authority.toString(), agent: agent ?? false, session, ...shown(own) }
    const asked = request(url, { method, headers, ...connection }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (text += part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
      answer.on('error', reject)
    })
    asked.on('socket', (socket) => onSession !== undefined && socket.on('session', onSession))
    asked.on('error', reject)
    asked.end(body)
  })
}
