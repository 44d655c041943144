import { BlockList, isIPv4 } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** Who calls and how, as far as the connection tells. */
export interface Caller {
  readonly correlationId: string
  /** The client's address; of the last untrusted hop when trusted proxies forward. */
  readonly address: string
  /** The call comes from this machine and nobody forwarded it. */
  readonly loopback: boolean
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly path: string
  /** Path and query as called: to come back to after a login or a change of language. */
  readonly url: string
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal
}

const loopbackRanges = new BlockList()
loopbackRanges.addSubnet('127.0.0.0', 8, 'ipv4')
loopbackRanges.addAddress('::1', 'ipv6')

/** `::ffff:127.0.0.1` → `127.0.0.1`: one spelling for one address. */
export const plainAddress = (address: string): string => (address.startsWith('::ffff:') && isIPv4(address.slice(7)) ? address.slice(7) : address)

/** True for 127.0.0.0/8 and ::1. */
const isLoopback = (address: string): boolean => loopbackRanges.check(plainAddress(address), isIPv4(plainAddress(address)) ? 'ipv4' : 'ipv6')

const forwarded = (request: FastifyRequest): boolean =>
  ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host'].some((header) => request.headers[header] !== undefined)

export function callerOf(request: FastifyRequest, signal: AbortSignal): Caller {
  const address = plainAddress(request.ip)
  return {
    correlationId: request.id,
    address,
    loopback: isLoopback(plainAddress(request.socket.remoteAddress ?? '')) && !forwarded(request),
    headers: request.headers,
    // An address that cannot be read is answered before cookies are.
    cookies: request.cookies ?? {},
    path: request.url.split('?')[0] ?? '/',
    url: request.url,
    signal,
  }
}
