import { derTags } from './der-tags.ts'

function lengthBytes(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const digits = length.toString(16)
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

/** A value of DER (ITU-T X.690) with the given tag. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), lengthBytes(content.length), content])
}

export const derSequence = (...values: readonly Uint8Array[]): Buffer => der(derTags.sequence, ...values)

export const derText = (text: string): Buffer => der(derTags.utf8String, Buffer.from(text))

/** A positive whole number of any length, big-endian. */
export const derInteger = (bytes: Uint8Array): Buffer => der(derTags.integer, (bytes[0] ?? 0) >= 0x80 ? Buffer.from([0, ...bytes]) : bytes)

/** Whole bytes: none of the last one's bits is unused. */
export const derBits = (bytes: Uint8Array, unused = 0): Buffer => der(derTags.bitString, Buffer.from([unused]), bytes)

/** `2.5.4.3`: the first two arcs share a byte, the others have seven bits to a byte, all but the last one marked. */
export function derObjectId(text: string): Buffer {
  const [first = 0, second = 0, ...arcs] = text.split('.').map(Number)
  const base128 = (arc: number): number[] => (arc < 0x80 ? [arc] : [...base128(Math.floor(arc / 0x80)).map((byte) => byte | 0x80), arc % 0x80])
  return der(derTags.objectId, Buffer.from([first * 40 + second, ...arcs.flatMap(base128)]))
}
