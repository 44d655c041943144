import { Server } from 'node:https'
import type { SecureContextOptions } from 'node:tls'
import { createSecureContext } from 'node:tls'
import type { FastifyInstance } from 'fastify'

/** PEM of a server's key and certificate (with those above it), and of the authorities whose clients are let in. */
export interface TlsFiles {
  readonly key: string
  readonly certificate: string
  readonly clientAuthorities: string
}

/** An authority that issues to clients is believed by itself, without those above it. */
const secureContext = ({ key, certificate, clientAuthorities }: TlsFiles): SecureContextOptions => ({
  key,
  cert: certificate,
  ca: clientAuthorities,
  allowPartialTrustChain: true,
  minVersion: 'TLSv1.2',
})

/** Why no listener can speak TLS with these, such as a key that OpenSSL finds too short; undefined when one can. */
export function tlsFault(files: TlsFiles): string | undefined {
  try {
    createSecureContext(secureContext(files))
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unusable'
  }
}

/** Who does not come to an end with the handshake is given up. */
const handshakeTimeoutMs = 10_000

/** Asks for a certificate, and lets in who has none or a wrong one: the answer is the interface's. */
export const tlsServerOptions = (files: TlsFiles) => ({ ...secureContext(files), requestCert: true, rejectUnauthorized: false, handshakeTimeout: handshakeTimeoutMs })

/** From now on new connections get these; those that are open go on. */
export function renewTls({ server }: Pick<FastifyInstance, 'server'>, files: TlsFiles): void {
  const tlsServer: unknown = server
  if (tlsServer instanceof Server) tlsServer.setSecureContext(secureContext(files))
}
