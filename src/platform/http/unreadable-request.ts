import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { generalProblems, Problem } from '../problems/index.ts'
import { errorMessageAnswer } from './error-message.ts'
import { securityHeaders } from './security-headers.ts'

/** Node's own codes for what it refuses before there is a request; all else is no HTTP. */
const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** TLS that did not come about has told the other end so by itself; there is nothing to answer on. */
const isHandshakeFault = ({ code = '' }: { readonly code?: string }): boolean => /^ERR_(SSL|TLS)_/.test(code)

/** Answers on the bare connection what is no request yet (broken HTTP, endless headers, headers that never end), and closes it. */
export function refuseUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || isHandshakeFault(error) || !socket.writable) return void socket.destroy()
  const status = statuses[error.code ?? ''] ?? 400
  const body = JSON.stringify(errorMessageAnswer(new Problem(generalProblems['request.invalid']), '').body)
  const headers = { ...securityHeaders('system', undefined, false), 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', body].join('\r\n'))
}
