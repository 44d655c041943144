import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { asContentKey, newContentKey, uuidV7 } from '../crypto/index.ts'
import { frameBytes } from './content-format.ts'
import { openRange, openWhole } from './open-content.ts'
import type { SealedSource } from './open-content.ts'
import type { Seal } from './piece-cipher.ts'
import { SealBroken } from './seal-broken.ts'
import { sealContent, sealWhole } from './seal-content.ts'

const contentId = uuidV7(1_800_000_000_000)

interface Sealed {
  seal: Seal
  sealed: Buffer
}

function sealedWhole(plaintext: Uint8Array): Sealed {
  const { key, sealed } = sealWhole(contentId, plaintext)
  return { seal: { contentId, key }, sealed }
}

async function sealedStream(chunks: Iterable<Uint8Array>): Promise<Sealed> {
  const { key, sealed } = sealContent(contentId, chunks)
  return { seal: { contentId, key }, sealed: await joined(sealed) }
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

interface CountedSource extends SealedSource {
  readonly reads: { start: number; end: number }[]
}

/** Gives the bytes in chunks of 50 000, as a disk would, and notes what was asked for. */
function sourceOf(sealed: Uint8Array): CountedSource {
  const reads: { start: number; end: number }[] = []
  async function* read(start: number, end: number): AsyncGenerator<Uint8Array> {
    reads.push({ start, end })
    for (let at = start; at < end; at += 50_000) yield sealed.subarray(at, Math.min(at + 50_000, end))
  }
  return { length: sealed.length, read, reads }
}

/** Letter-like bytes: half of them compress, half do not; the same for the same length. */
function bytesOf(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let state = 1
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes[at] = Math.floor(at / 40_000) % 2 === 0 ? state >>> 24 : 0x41 + (state >>> 30)
  }
  return bytes
}

function chunksOf(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end))
}

const lengths = fc.oneof(
  fc.integer({ min: 0, max: 3_000 }),
  fc.integer({ min: 0, max: 4 * frameBytes }),
  fc.constantFrom(0, 1, frameBytes - 1, frameBytes, frameBytes + 1, 2 * frameBytes, 3 * frameBytes),
)
const cutLists = fc.array(fc.nat(4 * frameBytes), { maxLength: 8 })

test('opens small contents of any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (plaintext) => {
      const { seal, sealed } = sealedWhole(plaintext)
      assert.ok(openWhole(sealed, seal).equals(plaintext))
    }),
  )
})

test('streaming gives what sealing at once gives, however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(lengths, cutLists, async (length, cuts) => {
      const plaintext = bytesOf(length)
      const { seal, sealed } = await sealedStream(chunksOf(plaintext, cuts))
      assert.ok(openWhole(sealed, seal).equals(plaintext))
      assert.equal(sealed.length, sealWhole(contentId, plaintext).sealed.length)
    }),
    { numRuns: 40 },
  )
})

test('opens any range', async () => {
  await fc.assert(
    fc.asyncProperty(lengths, fc.nat(), fc.nat(), async (length, one, other) => {
      const plaintext = bytesOf(length)
      const { seal, sealed } = sealedWhole(plaintext)
      const [start = 0, end = 0] = [one % (length + 1), other % (length + 1)].toSorted((a, b) => a - b)
      assert.ok((await joined(openRange(sourceOf(sealed), seal, start, end))).equals(plaintext.subarray(start, end)))
    }),
    { numRuns: 60 },
  )
})

test('without an end a range goes to the end', async () => {
  const plaintext = bytesOf(2 * frameBytes + 9)
  const { seal, sealed } = sealedWhole(plaintext)
  assert.ok((await joined(openRange(sourceOf(sealed), seal))).equals(plaintext))
  assert.ok((await joined(openRange(sourceOf(sealed), seal, frameBytes + 5))).equals(plaintext.subarray(frameBytes + 5)))
})

test('refuses a range outside the content', async () => {
  const { seal, sealed } = sealedWhole(bytesOf(10))
  const outside: [number, number][] = [[0, 11], [11, 11], [-1, 3], [5, 4]]
  for (const [start, end] of outside) await assert.rejects(joined(openRange(sourceOf(sealed), seal, start, end)), RangeError)
})

test('a range reads the index and its own frames, in two reads', async () => {
  const { seal, sealed } = sealedWhole(bytesOf(8 * frameBytes))
  const source = sourceOf(sealed)
  await joined(openRange(source, seal, 5 * frameBytes + 1, 6 * frameBytes + 1))
  assert.equal(source.reads.length, 2)
  const readBytes = source.reads.reduce((sum, read) => sum + read.end - read.start, 0)
  assert.ok(readBytes < 4096 + 2 * (frameBytes + 17), `${readBytes} bytes were read`)
})

test('an index that outgrows the tail is read again as a whole', async () => {
  const zeros = Buffer.alloc(1_100 * frameBytes)
  const { seal, sealed } = sealedWhole(zeros)
  assert.ok(sealed.length < 150_000)
  assert.equal((await joined(openRange(sourceOf(sealed), seal, zeros.length - 10))).length, 10)
})

test('what does not shrink costs 57 bytes more and no others', () => {
  const random = bytesOf(1_000)
  assert.equal(sealWhole(contentId, random).sealed.length, 1_000 + 57)
})

test('a change of any byte of a letter is noticed', async () => {
  const { seal, sealed } = sealedWhole(bytesOf(300))
  for (const position of sealed.keys()) {
    const changed = flipped(sealed, position)
    assert.throws(() => openWhole(changed, seal), SealBroken, `byte ${position}`)
    await assert.rejects(joined(openRange(sourceOf(changed), seal)), SealBroken, `byte ${position} of a range`)
  }
})

test('a change anywhere in a content of several frames is noticed', async () => {
  const { seal, sealed } = sealedWhole(bytesOf(2 * frameBytes + 500))
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length - 1), async (position) => {
      await assert.rejects(joined(openRange(sourceOf(flipped(sealed, position)), seal)), SealBroken)
    }),
    { numRuns: 60 },
  )
})

test('a cut or a longer content is noticed', () => {
  const { seal, sealed } = sealedWhole(bytesOf(300))
  for (const length of sealed.keys()) assert.throws(() => openWhole(sealed.subarray(0, length), seal), SealBroken, `${length} bytes`)
  assert.throws(() => openWhole(Buffer.concat([sealed, Buffer.of(0)]), seal), SealBroken)
})

test('a source that ends early is noticed', async () => {
  const { seal, sealed } = sealedWhole(bytesOf(3 * frameBytes))
  const source: SealedSource = { length: sealed.length, read: (start, end) => sourceOf(sealed).read(start, end === sealed.length ? end : end - 1) }
  await assert.rejects(joined(openRange(source, seal, 0, frameBytes)), SealBroken)
})

test('whoever stops reading early, or meets a broken frame, leaves no open stream behind', async () => {
  const { seal, sealed } = sealedWhole(bytesOf(4 * frameBytes))
  let open = 0
  async function* read(start: number, end: number): AsyncGenerator<Uint8Array> {
    open++
    try {
      yield* sourceOf(flipped(sealed, 2 * frameBytes)).read(start, end)
    } finally {
      open--
    }
  }
  for await (const chunk of openRange({ length: sealed.length, read }, seal)) if (chunk.length > 0) break
  assert.equal(open, 0)
  await assert.rejects(joined(openRange({ length: sealed.length, read }, seal)), SealBroken)
  assert.equal(open, 0)
})

test('a content opens by its own id and key only', () => {
  const { seal, sealed } = sealedWhole(bytesOf(300))
  assert.throws(() => openWhole(sealed, { ...seal, contentId: uuidV7(1_800_000_000_000) }), SealBroken)
  assert.throws(() => openWhole(sealed, { ...seal, key: newContentKey() }), SealBroken)
})

test('opens what format 1 once sealed: a packed and a raw frame', () => {
  const seal = { contentId: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f', key: asContentKey(Buffer.alloc(32, 7)) }
  assert.equal(openWhole(Buffer.from('4244430160f0119d06f277e834078ffc86092ed89d89db9853b7c4367b60eead21c73a67ed0405c9e24be81adba049293aa29696ddcddd7b4a1aa0a969bef76dbf9a4a54a1d70c03218dc23ff9a4e65ca7360500dd0000001c42444301', 'hex'), seal).toString(), 'Brev fra kommunen. '.repeat(20))
  assert.equal(openWhole(Buffer.from('424443016193671489f72b8a8e75e801b6953243dfd2c819ced2a5398ca3ee0dfd1aa0a969bef76ccf9a4a54890490c21ce9cd5105d58dd29694d94a190000001c42444301', 'hex'), seal).toString(), 'Kære borger')
})

function flipped(bytes: Uint8Array, position: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[position] = (changed[position] ?? 0) ^ 0x10
  return changed
}
