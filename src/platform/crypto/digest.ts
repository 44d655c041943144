import { hash, timingSafeEqual } from 'node:crypto'

/** SHA-256 (FIPS 180-4) of bytes, or of the UTF-8 of a text: 32 bytes. */
export function sha256(data: Uint8Array | string): Buffer {
  return hash('sha256', data, 'buffer')
}

/** Compares a secret with a claim in a time that tells neither where they differ nor how long the secret is. */
export function equalInConstantTime(secret: Uint8Array | string, claim: Uint8Array | string): boolean {
  return timingSafeEqual(sha256(secret), sha256(claim))
}
