import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { bytesOfUuid } from '../crypto/index.ts'
import type { ContentKey } from '../crypto/index.ts'
import { header, tagBytes } from './content-format.ts'
import type { Mark } from './content-format.ts'
import { SealBroken } from './seal-broken.ts'

/** What opens one content: its id and its own key. */
export interface Seal {
  readonly contentId: string
  readonly key: ContentKey
}

/** A seal made ready for many pieces (frames and the index). */
export interface PieceCipher {
  readonly contentId: Uint8Array
  readonly key: KeyObject
}

/** Which piece of a content: bound into its encryption, so that no piece passes for another. */
export interface Place {
  readonly number: number
  readonly mark: Mark
}

export function pieceCipherOf(seal: Seal): PieceCipher {
  return { contentId: bytesOfUuid(seal.contentId), key: createSecretKey(seal.key) }
}

/** Encrypts the parts as one piece; the tag follows. */
export function sealPiece(cipher: PieceCipher, place: Place, parts: readonly Uint8Array[]): Buffer {
  const aes = createCipheriv('aes-256-gcm', cipher.key, nonceOf(place))
  aes.setAAD(associatedData(cipher, place))
  const encrypted = parts.map((part) => aes.update(part))
  aes.final()
  return Buffer.concat([...encrypted, aes.getAuthTag()])
}

/** The plaintext of a piece. Throws `SealBroken`. */
export function openPiece(cipher: PieceCipher, place: Place, sealed: Uint8Array): Buffer {
  if (sealed.length < tagBytes) throw new SealBroken('A sealed piece is shorter than its tag')
  const tagStart = sealed.length - tagBytes
  const aes = createDecipheriv('aes-256-gcm', cipher.key, nonceOf(place), { authTagLength: tagBytes })
  aes.setAAD(associatedData(cipher, place)).setAuthTag(sealed.subarray(tagStart))
  const opened = aes.update(sealed.subarray(0, tagStart))
  try {
    aes.final()
  } catch (cause) {
    throw new SealBroken(`Piece ${place.number} does not open`, { cause })
  }
  return opened
}

/** Unique, since a key seals one content only and each number stands for one piece of it. */
function nonceOf(place: Place): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(place.number, 8)
  return nonce
}

function associatedData(cipher: PieceCipher, place: Place): Buffer {
  const data = Buffer.alloc(header.length + 21)
  data.set(header)
  data.set(cipher.contentId, header.length)
  data.writeUInt32BE(place.number, header.length + 16)
  data.writeUInt8(place.mark, header.length + 20)
  return data
}
