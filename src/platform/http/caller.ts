import type { FastifyRequest } from 'fastify'
import { AddressRanges, plainAddress } from './address-ranges.ts'
import type { CallerCertificate, ClientCertificates } from './client-certificate.ts'
import { callerCertificate } from './client-certificate.ts'

/** Who calls and how, as far as the connection tells. */
export interface Caller {
  readonly correlationId: string
  /** The client's address; of the last untrusted hop when trusted proxies forward. */
  readonly address: string
  /** The call comes from this machine and nobody forwarded it. */
  readonly loopback: boolean
  /** Absent where callers are asked for none: portals, the sandbox without TLS. */
  readonly certificate?: CallerCertificate | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly path: string
  /** Path and query as called: to come back to after a login or a change of language. */
  readonly url: string
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal
}

/** How a server tells who calls. */
export interface CallerOptions {
  readonly proxies: AddressRanges
  readonly clientCertificates?: ClientCertificates | undefined
}

const loopbackRanges = new AddressRanges(['127.0.0.0/8', '::1'])

/** True for 127.0.0.0/8 and ::1. */
const isLoopback = (address: string): boolean => loopbackRanges.has(address)

const forwarded = (request: FastifyRequest): boolean =>
  ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host'].some((header) => request.headers[header] !== undefined)

/** Where a call comes from. */
export type Peer = Pick<Caller, 'address' | 'loopback'>

/** Where a call comes from, for whoever is mounted beside the routes. */
export function peerOf(request: FastifyRequest): Peer {
  return { address: plainAddress(request.ip), loopback: isLoopback(plainAddress(request.socket.remoteAddress ?? '')) && !forwarded(request) }
}

export function callerOf(request: FastifyRequest, signal: AbortSignal, { proxies, clientCertificates }: CallerOptions): Caller {
  const peer = plainAddress(request.socket.remoteAddress ?? '')
  const forwarding = { byTrustedProxy: proxies.has(peer), isForwarded: forwarded(request) }
  return {
    ...peerOf(request),
    correlationId: request.id,
    certificate: clientCertificates === undefined ? undefined : callerCertificate(request.raw, forwarding, clientCertificates),
    headers: request.headers,
    // An address that cannot be read is answered before cookies are.
    cookies: request.cookies ?? {},
    path: request.url.split('?')[0] ?? '/',
    url: request.url,
    signal,
  }
}
