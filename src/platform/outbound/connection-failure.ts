import type { FailedCall, OutboundFailure } from './outbound-call.ts'
import { failedCall } from './outbound-call.ts'

/** Nobody listens there, or no way leads there. */
const unreached: readonly string[] = ['ECONNREFUSED', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EACCES', 'EPERM', 'EINVAL']
const lost: readonly string[] = ['ECONNRESET', 'EPIPE', 'ECONNABORTED']

function reasonOf(code: string, secured: boolean): OutboundFailure {
  if (unreached.includes(code)) return 'connection.refused'
  if (code === 'ETIMEDOUT') return 'timeout'
  if (code === 'HPE_HEADER_OVERFLOW') return 'answer.too.large'
  return secured || lost.includes(code) ? 'connection.lost' : 'tls.failed'
}

/** What an error of a connection means; `secured` once the other side has proven who it is, or where nothing had to be proven. Its words may name an address, its code does not. */
export function connectionFailure(error: Error, secured: boolean): FailedCall {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return failedCall(reasonOf(code, secured), code)
}
