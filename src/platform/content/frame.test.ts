import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newContentKey, uuidV7 } from '../crypto/index.ts'
import { frameBytes, header } from './content-format.ts'
import { sealIndex } from './content-index.ts'
import { placeOfFrame, sealFrame } from './frame.ts'
import { openWhole } from './open-content.ts'
import { pieceCipherOf } from './piece-cipher.ts'
import { SealBroken } from './seal-broken.ts'

// Contents put together from frames and an index that are each genuine: only their place can give them away.
const seal = { contentId: uuidV7(1_800_000_000_000), key: newContentKey() }
const cipher = pieceCipherOf(seal)
const plaintexts = [1, 2, 3].map((fill) => Buffer.alloc(frameBytes, fill))
const frames = plaintexts.map((plaintext, number) => sealFrame(cipher, placeOfFrame(number, number === 2), plaintext))

function contentOf(...numbers: number[]): Buffer {
  const chosen = numbers.map((number) => frames[number] ?? Buffer.alloc(0))
  const index = sealIndex(cipher, chosen.length * frameBytes, chosen.map((frame) => frame.length))
  return Buffer.concat([header, ...chosen, index])
}

test('the frames in their order open', () => {
  assert.ok(openWhole(contentOf(0, 1, 2), seal).equals(Buffer.concat(plaintexts)))
})

test('frames that changed places are noticed', () => {
  assert.throws(() => openWhole(contentOf(1, 0, 2), seal), SealBroken)
  assert.throws(() => openWhole(contentOf(0, 0, 2), seal), SealBroken)
})

test('a content without its last frame is noticed', () => {
  assert.throws(() => openWhole(contentOf(0, 1), seal), SealBroken)
})

test('a content with a frame after its last is noticed', () => {
  assert.throws(() => openWhole(contentOf(0, 1, 2, 2), seal), SealBroken)
})

test('an index that tells another length is noticed', () => {
  const index = sealIndex(cipher, 3 * frameBytes - 1, frames.map((frame) => frame.length))
  assert.throws(() => openWhole(Buffer.concat([header, ...frames, index]), seal), SealBroken)
})
