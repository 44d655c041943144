import { randomFillSync, randomInt, randomUUID } from 'node:crypto'

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const uuidV7Form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const largestInstantMs = 2 ** 48 - 1
const counterLowRange = 2 ** 30
const counterRange = 2 ** 42

/**
 * One counter for the whole process, never set back: transactions of neighbouring milliseconds make ids in turns,
 * and the ids of each millisecond still rise. The first value leaves the top bit free, so it runs over only after 2^41 ids.
 */
let counter = randomInt(2 ** 20) * 2 ** 21 + randomInt(2 ** 21)

/** What fills the bits of a UUIDv7 after the instant: 42 bits of counter, 32 random bits. */
export interface UuidV7Tail {
  readonly counter: number
  readonly random: number
}

/** The bit layout of RFC 9562 §5.7 with the counter of §6.2 (method 1): rand_a and the first 30 bits of rand_b count. */
export function layOutUuidV7(instantMs: number, tail: UuidV7Tail): string {
  if (!Number.isSafeInteger(instantMs) || instantMs < 0 || instantMs > largestInstantMs) throw new RangeError('UUIDv7 instant outside 48 bits')
  const bytes = Buffer.allocUnsafe(16)
  bytes.writeUIntBE(instantMs, 0, 6)
  bytes.writeUInt16BE(0x7000 + Math.floor(tail.counter / counterLowRange), 6)
  bytes.writeUInt32BE(0x8000_0000 + (tail.counter % counterLowRange), 8)
  bytes.writeUInt32BE(tail.random, 12)
  return uuidOfBytes(bytes)
}

/** Random bytes are fetched for many ids at once: each fetch costs as much as the rest of an id. */
const pool = Buffer.alloc(4_096)
let poolUsed = pool.length

function nextRandom(): number {
  if (poolUsed === pool.length) {
    randomFillSync(pool)
    poolUsed = 0
  }
  poolUsed += 4
  return pool.readUInt32BE(poolUsed - 4)
}

/** A new id made at a business instant (epoch ms): ids of the same millisecond rise within this process. */
export function uuidV7(instantMs: number): string {
  counter = (counter + 1) % counterRange
  return layOutUuidV7(instantMs, { counter, random: nextRandom() })
}

/** The smallest UUIDv7 of an instant (epoch ms): the border of a partition or of a period in a query. */
export function firstUuidV7(instantMs: number): string {
  return layOutUuidV7(instantMs, { counter: 0, random: 0 })
}

export function isUuidV7(text: string): boolean {
  return uuidV7Form.test(text)
}

/** The instant (epoch ms) an id was made at. Throws on anything but a UUIDv7: test an id from outside with `isUuidV7`. */
export function instantOfUuidV7(id: string): number {
  if (!isUuidV7(id)) throw new RangeError('Not a UUIDv7')
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** A random UUID: 122 bits, fit for what must not be guessed. */
export function uuidV4(): string {
  return randomUUID()
}

/** True for the canonical lower-case form, of any version. */
export function isUuid(text: string): boolean {
  return uuidForm.test(text)
}

/** The 16 bytes of a UUID in its canonical form; throws on any other text. */
export function bytesOfUuid(id: string): Buffer {
  if (!isUuid(id)) throw new RangeError('Not a UUID in canonical form')
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

function uuidOfBytes(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
