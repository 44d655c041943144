import { randomBytes } from 'node:crypto'
import { sha256 } from '../platform/crypto/index.ts'
import type { PersonalProperties } from './event.ts'

export const saltBytes = 16

/** Fresh random salts for some digests. */
export function newSalts(count: number): Uint8Array[] {
  const bytes = randomBytes(count * saltBytes)
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * saltBytes, (index + 1) * saltBytes))
}

/**
 * SHA-256 of the salt and the properties, sorted by name, as JSON. The salt keeps an erased value from being guessed;
 * it is erased together with the properties.
 */
export function personalDigest(salt: Uint8Array, properties: PersonalProperties): Buffer {
  const sorted = Object.entries(properties).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return sha256(Buffer.concat([salt, Buffer.from(JSON.stringify(sorted))]))
}
