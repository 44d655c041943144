import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import { Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import { connectionFailure } from './connection-failure.ts'
import type { Endpoint } from './endpoint.ts'
import type { FailedCall } from './outbound-call.ts'
import { failedCall } from './outbound-call.ts'

/** Shorter than receivers keep idle connections (five seconds and more), so that we rarely write into one that is just being closed. */
const idleMs = 4_000
const agentOptions = { keepAlive: true, maxFreeSockets: 8, timeout: idleMs } as const

export interface Agents {
  readonly plain: PlainAgent
  readonly secure: SecureAgent
}

/** Connections for later calls, kept per IP address, port and name. */
export const openAgents = (): Agents => ({ plain: new PlainAgent(agentOptions), secure: new SecureAgent(agentOptions) })

/** A request on an open and proven connection; nothing of it is sent yet. */
export interface OpenRequest {
  readonly kind: 'open'
  readonly request: ClientRequest
  /** The head of the answer, or why there is none. Never rejects. */
  readonly answer: Promise<IncomingMessage | FailedCall>
  /** When nothing more can be sent or received. */
  readonly closed: Promise<void>
}

export interface RequestParts {
  readonly endpoint: Endpoint
  /** The address that was checked. */
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

function optionsOf({ endpoint, address, headers, signal }: RequestParts): RequestOptions & { servername: string; rejectUnauthorized: true } {
  const { url, host, isAddress } = endpoint
  return {
    host: address,
    port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port,
    path: `${url.pathname}${url.search}`,
    method: 'POST',
    headers: { ...headers, host: url.host },
    // The certificate is that of the name, though we connect to an address.
    servername: isAddress ? '' : host,
    // Also where the environment says that Node need not look.
    rejectUnauthorized: true,
    signal,
  }
}

/** Opens a connection to the checked address, or takes one that is open, and answers when it stands. */
export async function openRequest(agents: Agents, parts: RequestParts, connectMs: number): Promise<OpenRequest | FailedCall> {
  const isSecure = parts.endpoint.url.protocol === 'https:'
  const options = optionsOf(parts)
  const request = isSecure ? secureRequest({ ...options, agent: agents.secure }) : plainRequest({ ...options, agent: agents.plain })
  const connected = Promise.withResolvers<void>()
  let secured = !isSecure
  const stands = (): void => {
    secured = true
    connected.resolve()
  }
  request.once('socket', (socket) => {
    if (request.reusedSocket) stands()
    else socket.once(isSecure ? 'secureConnect' : 'connect', stands)
  })
  const answer = new Promise<IncomingMessage | FailedCall>((resolve) => {
    request.once('response', resolve)
    request.on('error', (error) => resolve(connectionFailure(error, secured)))
    // A receiver that switches to another protocol ends the request with neither.
    request.once('close', () => resolve(failedCall('connection.lost', 'closed without an answer')))
  })
  const closed = new Promise<void>((resolve) => request.once('close', () => resolve()))
  const timer = setTimeout(() => request.destroy(Object.assign(new Error('slow to connect'), { code: 'ETIMEDOUT' })), connectMs)
  const first = await Promise.race([connected.promise, answer])
  clearTimeout(timer)
  return first !== undefined && 'kind' in first ? first : { kind: 'open', request, answer, closed }
}
