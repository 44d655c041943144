import type { X509Certificate } from 'node:crypto'
import { TLSSocket } from 'node:tls'
import type { FastifyRequest } from 'fastify'
import type { Judgement } from '../certificates/index.ts'
import { readCertificates } from '../certificates/index.ts'

/** The caller was asked for a certificate and showed none, or one that is not trusted; or it is trusted, its issuer, dates, purpose and revocation checked just now. */
export type CallerCertificate = { readonly kind: 'none' } | { readonly kind: 'refused'; readonly reason: string } | { readonly kind: 'trusted'; readonly certificate: X509Certificate }

/** How a server comes to the certificates of its callers. */
export interface ClientCertificates {
  /** Asked at each request, so that a revoked certificate ends within a connection, too. */
  readonly judge: (certificate: X509Certificate) => Judgement
  /** Name of the header, in lower case, in which a trusted proxy hands on the certificate it was shown. */
  readonly proxyHeader?: string | undefined
}

/** RFC 9440 §2.1: a certificate as a byte sequence of structured fields. */
const byteSequence = /^:([A-Za-z0-9+/]+={0,2}):$/

function decoded(header: string): string | undefined {
  try {
    return decodeURIComponent(header)
  } catch {
    return undefined
  }
}

/** PEM in URL encoding, or DER between colons (RFC 9440); undefined for anything else, as for two certificates. */
export function readForwardedCertificate(header: string): X509Certificate | undefined {
  const base64 = byteSequence.exec(header)?.[1]
  const pem = base64 === undefined ? decoded(header) : `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----`
  const [certificate, ...others] = readCertificates(pem ?? '') ?? []
  return others.length === 0 ? certificate : undefined
}

function judged(certificate: X509Certificate | undefined, { judge }: ClientCertificates): CallerCertificate {
  if (certificate === undefined) return { kind: 'refused', reason: 'unreadable' }
  const judgement = judge(certificate)
  return judgement === 'trusted' ? { kind: 'trusted', certificate } : { kind: 'refused', reason: judgement }
}

/** What a proxy hands on; an empty header is what proxies send of a caller without certificate. */
function forwardedCertificate(header: string | string[] | undefined, options: ClientCertificates): CallerCertificate {
  if (header === undefined || header === '') return { kind: 'none' }
  return judged(typeof header === 'string' ? readForwardedCertificate(header) : undefined, options)
}

/** A certificate belongs to a connection: it is read out of it once. */
const ofConnections = new WeakMap<TLSSocket, X509Certificate | undefined>()

function connectionCertificate(socket: TLSSocket): X509Certificate | undefined {
  if (!ofConnections.has(socket)) ofConnections.set(socket, socket.getPeerX509Certificate())
  return ofConnections.get(socket)
}

/** OpenSSL's judgement at the handshake (chain, algorithms, purpose) and ours at each request must agree. */
function shownCertificate(socket: TLSSocket, options: ClientCertificates): CallerCertificate {
  const certificate = connectionCertificate(socket)
  if (certificate === undefined) return { kind: 'none' }
  const ours = judged(certificate, options)
  return ours.kind === 'refused' || socket.authorized ? ours : { kind: 'refused', reason: String(socket.authorizationError) }
}

export interface Forwarding {
  /** The connection comes from a trusted proxy. */
  readonly byTrustedProxy: boolean
  /** Somebody says that he forwards for another. */
  readonly isForwarded: boolean
}

/**
 * The certificate of whoever calls; undefined where nobody is asked for one. What a trusted proxy forwards bears the caller's certificate in the
 * configured header or nowhere: a certificate that the proxy itself shows is not the caller's. The header of anybody else is not looked at.
 */
export function callerCertificate({ headers, socket }: FastifyRequest['raw'], { byTrustedProxy, isForwarded }: Forwarding, options: ClientCertificates): CallerCertificate | undefined {
  if (byTrustedProxy && options.proxyHeader !== undefined) return forwardedCertificate(headers[options.proxyHeader], options)
  if (byTrustedProxy && isForwarded) return { kind: 'none' }
  return socket instanceof TLSSocket ? shownCertificate(socket, options) : undefined
}
