import assert from 'node:assert/strict'
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { test } from 'node:test'
import { createGzip, createZstdCompress } from 'node:zlib'
import { createStream } from 'lzma-native'
import { allCompressions, packed, roomyLimits, tarOf, unpackAll } from './archive.testing.ts'
import type { ArchiveLimits } from './archive.ts'
import { ArchiveRejected } from './archive-rejected.ts'
import { SeenNames } from './seen-names.ts'
import { tarBlock } from './tar-blocks.testing.ts'
import { unpackArchive } from './unpack-archive.ts'

const fault = (code: string, entryNumber?: number) => (error: unknown) => {
  assert.ok(error instanceof ArchiveRejected, String(error))
  assert.equal(error.fault, code)
  if (entryNumber !== undefined) assert.equal(error.entryNumber, entryNumber)
  return true
}

const three = await tarOf([1, 2, 3].map((number) => ({ name: `${number}.xml`, bytes: 'x'.repeat(1_000) })))

test('each limit holds to the byte and to the entry, in every compression', async () => {
  for (const compression of allCompressions) {
    const bytes = await packed(three, compression)
    const exact = { maxCompressedBytes: bytes.length, maxBytes: three.length, maxEntries: 3, maxEntryBytes: 1_000 }
    assert.equal((await unpackAll(bytes, exact)).length, 3)
    await assert.rejects(unpackAll(bytes, { ...exact, maxCompressedBytes: bytes.length - 1 }), fault('too-large'))
    await assert.rejects(unpackAll(bytes, { ...exact, maxBytes: three.length - 1 }), fault('unpacked-too-large'))
    await assert.rejects(unpackAll(bytes, { ...exact, maxEntries: 2 }), fault('too-many-entries', 3))
    await assert.rejects(unpackAll(bytes, { ...exact, maxEntryBytes: 999 }), fault('entry-too-large', 1))
  }
})

test('the ratio is of no account for small archives', async () => {
  const bytes = await packed(three, 'xz')
  assert.equal((await unpackAll(bytes, { maxRatio: 2 })).length, 3)
})

const bombBytes = 100_000_000

async function* bomb(): AsyncGenerator<Uint8Array> {
  yield tarBlock({ name: 'bomb.xml', size: bombBytes.toString(8) })
  const zeros = Buffer.alloc(1_000_000)
  for (let left = bombBytes; left > 0; left -= zeros.length) yield zeros
  yield Buffer.alloc(1_024)
}

const encoders: Readonly<Record<'gzip' | 'zstd' | 'xz' | 'lzma', () => Duplex>> = {
  gzip: () => createGzip({ level: 9 }),
  zstd: () => createZstdCompress(),
  xz: () => createStream('easyEncoder', { preset: 1 }),
  lzma: () => createStream('aloneEncoder', { preset: 1 }),
}

/** How much came out and how much memory grew, until the archive was refused. */
async function runInto(file: string, limits: Partial<ArchiveLimits>): Promise<{ passed: number; grown: number; fault: unknown }> {
  const before = process.memoryUsage.rss()
  const ran = { passed: 0, grown: 0, fault: undefined as unknown } // told when it ends
  try {
    for await (const entry of unpackArchive(createReadStream(file), { ...roomyLimits, ...limits }).entries) {
      for await (const part of entry.bytes) {
        ran.passed += part.length
        ran.grown = Math.max(ran.grown, process.memoryUsage.rss() - before)
      }
    }
  } catch (error) {
    ran.fault = error instanceof ArchiveRejected ? error.fault : error
  }
  return ran
}

test('a bomb is refused early, and passes in little memory as far as it may', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bomb-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const [compression, encoder] of Object.entries(encoders)) {
    const file = path.join(folder, compression)
    await pipeline(bomb(), encoder(), createWriteStream(file))
    const early = await runInto(file, { maxRatio: 100 })
    assert.equal(early.fault, 'ratio', compression)
    assert.ok(early.passed < 70_000_000, `${compression}: ${early.passed} bytes came out`)
    const late = await runInto(file, { maxRatio: 100_000, maxBytes: bombBytes })
    assert.equal(late.fault, 'unpacked-too-large', compression)
    assert.ok(late.grown < 140_000_000, `${compression}: ${late.grown} bytes of memory`)
  }
})

test('a dictionary or window beyond the memory is refused before it is taken', async () => {
  const lzma = Buffer.from(await packed(three, 'lzma'))
  lzma.writeUInt32LE(0xff_ff_ff_ff, 1)
  await assert.rejects(unpackAll(lzma), fault('decoder-memory'))
  await assert.rejects(unpackAll(await packed(three, 'xz'), { decoderMemoryBytes: 1_000_000 }), fault('decoder-memory'))
  // A frame whose window is 2 GB (RFC 8878, 3.1.1.1.2), followed by one empty block.
  const zstd = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 21 << 3, 0x01, 0x00, 0x00])
  await assert.rejects(unpackAll(zstd), fault('decoder-memory'))
})

/** Written by liblzma 5.4, whose older version reads here: the header tells the length and the stream has no end mark. A file "a.xml" of five bytes. */
const ofKnownLength = 'XQAAEAAACAAAAAAAAAAwi4sHE/hETZrp+6b7b0u6DytRH6abZgkoN+5RhroSPsk8xwZXv5V1JQIOjt1jPGhPHmPIe+ZKFbP2uQ/GPKEAb'

test('an .lzma file that tells its length is read as one that does not', async () => {
  const bytes = Buffer.from(ofKnownLength, 'base64')
  assert.deepEqual(await unpackAll(bytes, {}, 5), [{ name: 'a.xml', text: 'known' }])
  await assert.rejects(unpackAll(Buffer.concat([bytes, Buffer.from('x')])), fault('unreadable'))
})

test('names are remembered, however many', () => {
  const names = new SeenNames()
  for (let number = 0; number < 50_000; number++) assert.ok(names.add(`${number}.xml`))
  for (let number = 0; number < 50_000; number += 97) assert.equal(names.add(`${number}.xml`), false)
})
