import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Brand } from '../brand.ts'
import { keyBytes } from './key-ring.ts'
import type { KeyRing } from './key-ring.ts'
import { bytesOfUuid } from './uuid.ts'

/** The random AES-256 key of one content. Whoever destroys it (with its wrapped form) has erased the content. */
export type ContentKey = Brand<Uint8Array, 'ContentKey'>

/** A content key as it is stored: wrapped by the master key `keyId`. `bytes` = version 1, nonce (12), encrypted key (32), tag (16). */
export interface WrappedKey {
  readonly keyId: string
  readonly bytes: Uint8Array
}

/** The ring lacks the master key that wrapped a content key: restored without its keys, or a key was taken out too early. */
export class MasterKeyMissing extends Error {
  override readonly name = 'MasterKeyMissing'
  readonly keyId: string
  constructor(keyId: string) {
    super(`The master key "${keyId}" is not among the configured ones`)
    this.keyId = keyId
  }
}

/** A wrapped key was changed, belongs to another content, or was wrapped by another key of the same id. */
export class WrappedKeyBroken extends Error {
  override readonly name = 'WrappedKeyBroken'
}

const version = 1
const nonceBytes = 12
const tagBytes = 16
const wrappedBytes = 1 + nonceBytes + keyBytes + tagBytes

/** A new random content key. */
export function newContentKey(): ContentKey {
  return asContentKey(randomBytes(keyBytes))
}

/** Brands 32 bytes as a content key; throws on another length. */
export function asContentKey(bytes: Uint8Array): ContentKey {
  if (bytes.length !== keyBytes) throw new RangeError('A content key has 32 bytes')
  return bytes as ContentKey // branding
}

/**
 * Wraps a content key by the current master key: AES-256-GCM, bound to version, content id and key id.
 * The nonce is random, so one master key may wrap 2^32 keys (NIST SP 800-38D §8.3): rotate before.
 */
export function wrapContentKey(ring: KeyRing, contentId: string, key: ContentKey): WrappedKey {
  const keyId = ring.currentId
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', masterKey(ring, keyId), nonce)
  cipher.setAAD(associatedData(contentId, keyId))
  const encrypted = [cipher.update(key), cipher.final()]
  return { keyId, bytes: Buffer.concat([Buffer.of(version), nonce, ...encrypted, cipher.getAuthTag()]) }
}

/** The content key inside a wrapped one. Throws `MasterKeyMissing` or `WrappedKeyBroken`. */
export function unwrapContentKey(ring: KeyRing, contentId: string, wrapped: WrappedKey): ContentKey {
  const { keyId, bytes } = wrapped
  const master = masterKey(ring, keyId)
  if (bytes.length !== wrappedBytes || bytes[0] !== version) throw new WrappedKeyBroken('A wrapped key has an unknown form')
  const tagStart = wrappedBytes - tagBytes
  const decipher = createDecipheriv('aes-256-gcm', master, bytes.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(associatedData(contentId, keyId)).setAuthTag(bytes.subarray(tagStart))
  const key = decipher.update(bytes.subarray(1 + nonceBytes, tagStart))
  try {
    decipher.final()
  } catch (cause) {
    throw new WrappedKeyBroken('A wrapped key does not open for this content', { cause })
  }
  return asContentKey(key)
}

function masterKey(ring: KeyRing, keyId: string): KeyObject {
  const key = ring.keys.get(keyId)
  if (key === undefined) throw new MasterKeyMissing(keyId)
  return key
}

function associatedData(contentId: string, keyId: string): Buffer {
  return Buffer.concat([Buffer.of(version), bytesOfUuid(contentId), Buffer.from(keyId)])
}
