import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { allCompressions, bytesOf, filesOf, inChunks, packed, roomyLimits, tarOf, unpackAll } from './archive.testing.ts'
import { ArchiveRejected, unpackArchive } from './index.ts'

const letters = [
  { name: 'first.xml', bytes: '<memo>Kære borger</memo>' },
  { name: 'folder/second.xml', bytes: 'x'.repeat(100_000) },
  { name: 'third.xml', bytes: '' },
]
const expected = letters.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('latin1') }))

const fault = (code: string, entryNumber?: number) => (error: unknown) => {
  assert.ok(error instanceof ArchiveRejected, String(error))
  assert.equal(error.fault, code)
  if (entryNumber !== undefined) assert.equal(error.entryNumber, entryNumber)
  return true
}

test('every compression gives the same files, in any chunks', async () => {
  const tar = await tarOf(letters)
  for (const compression of allCompressions) {
    const bytes = await packed(tar, compression)
    for (const chunkBytes of [1, 511, 65_536, 10_000_000].filter((size) => size > 1 || bytes.length < 10_000)) {
      const archive = unpackArchive(inChunks(bytes, chunkBytes), roomyLimits)
      assert.equal(archive.compression, undefined)
      assert.deepEqual(await filesOf(archive), expected, `${compression} in ${chunkBytes}`)
      assert.equal(archive.compression, compression)
    }
  }
})

test('random files come out the same in random chunks', async () => {
  const names = fc.stringMatching(/^[a-zæøå0-9]{1,12}(\/[a-z0-9]{1,40}){0,4}\.xml$/)
  const file = fc.record({ name: names, bytes: fc.uint8Array({ maxLength: 3_000 }) })
  const files = fc.uniqueArray(file, { selector: ({ name }) => name, minLength: 1, maxLength: 8 })
  const property = fc.asyncProperty(files, fc.constantFrom(...allCompressions), fc.integer({ min: 1, max: 5_000 }), async (sent, compression, chunkBytes) => {
    const received = await unpackAll(await packed(await tarOf(sent), compression), {}, chunkBytes)
    assert.deepEqual(received, sent.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('latin1') })))
  })
  await fc.assert(property, { numRuns: 60 })
})

test('what the usual programs write is read', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tar-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const under = 'under'.repeat(12)
  const long = `${'l'.repeat(90)}.xml`
  mkdirSync(path.join(folder, under))
  writeFileSync(path.join(folder, 'kære.xml'), 'ord')
  writeFileSync(path.join(folder, under, long), 'x'.repeat(70_000))
  const programs = [['gzip', '-c'], ['xz', '-c'], ['xz', '-9', '-c'], ['lzma', '-c'], ['zstd', '-q', '-c'], ['zstd', '-q', '--no-check', '-19', '-c'], ['cat']]
  const formats = ['gnu', 'pax', 'ustar']
  for (const [format, [program = '', ...args]] of formats.flatMap((format) => programs.map((program) => [format, program] as const))) {
    const tar = execFileSync('tar', ['-c', `--format=${format}`, '-C', folder, '.'])
    const run = spawnSync(program, args, { input: tar, maxBuffer: 10_000_000 })
    if (run.error !== undefined) {
      t.diagnostic(`${program} is not here`)
      continue
    }
    const files = await unpackAll(run.stdout, {}, 1_000)
    const sorted = files.toSorted((one, other) => one.name.localeCompare(other.name))
    assert.deepEqual(sorted, [{ name: 'kære.xml', text: 'ord' }, { name: `${under}/${long}`, text: 'x'.repeat(70_000) }], `${format} ${program}`)
  }
})

test('an archive that is cut anywhere is refused, and never as whole', async () => {
  const tar = await tarOf([{ name: 'a.xml', bytes: 'a'.repeat(700) }, { name: 'b.xml', bytes: 'b' }])
  for (const compression of allCompressions) {
    const bytes = await packed(tar, compression)
    const step = compression === 'none' ? 97 : 1
    for (let length = 1; length < bytes.length; length += step) {
      await assert.rejects(unpackAll(bytes.subarray(0, length)), ArchiveRejected, `${compression}, ${length} of ${bytes.length}`)
    }
    await assert.rejects(unpackAll(bytes.subarray(0, -1)), fault('truncated'))
  }
})

test('anything after the compressed stream is refused, however it is cut', async () => {
  const tar = await tarOf(letters)
  for (const compression of ['gzip', 'zstd', 'xz', 'lzma'] as const) {
    const bytes = await packed(tar, compression)
    // Several frames are one zstd stream; zeros after a tar are no harm.
    const again = compression === 'zstd' ? [] : [await packed(Buffer.alloc(512), compression)]
    for (const after of [Buffer.from('x'), Buffer.alloc(4), bytes, ...again]) {
      for (const chunkBytes of [bytes.length, bytes.length + 1, 7, 10_000_000]) {
        await assert.rejects(unpackAll(Buffer.concat([bytes, after]), {}, chunkBytes), fault('unreadable'), `${compression} ${after.length} ${chunkBytes}`)
      }
    }
  }
})

test('zstd frames of every kind are told from what follows them', async () => {
  const random = Buffer.alloc(300_000)
  for (let at = 0; at < random.length; at += 4) random.writeUInt32LE(Math.imul(at + 1, 2_654_435_761) >>> 0, at)
  for (const bytes of [random, Buffer.alloc(300_000), Buffer.from('x')]) {
    const tar = await tarOf([{ name: 'a.xml', bytes }])
    const sized = zstdCompressSync(tar, { pledgedSrcSize: tar.length })
    assert.equal((await unpackAll(sized, {}, 1_000)).length, 1)
    await assert.rejects(unpackAll(Buffer.concat([sized, Buffer.from([0])]), {}, sized.length), fault('unreadable'))
  }
})

test('a tar in several zstd frames is the same tar, wherever frames and chunks are cut', async () => {
  const tar = await tarOf(letters)
  const whole = await unpackAll(tar)
  for (const frameBytes of [1_000, 512, tar.length - 1, 77]) {
    const frames: Buffer[] = []
    for (let at = 0; at < tar.length; at += frameBytes) frames.push(zstdCompressSync(tar.subarray(at, at + frameBytes)), zstdCompressSync(Buffer.alloc(0)))
    const bytes = Buffer.concat(frames)
    for (const chunkBytes of [1, 7, 1_000, bytes.length]) assert.deepEqual(await unpackAll(bytes, {}, chunkBytes), whole)
    await assert.rejects(unpackAll(bytes.subarray(0, -11)), fault('truncated'))
  }
})

test('a flipped bit is noticed by every compression that sums its content', async () => {
  const tar = await tarOf(letters)
  for (const compression of ['gzip', 'xz'] as const) {
    const bytes = await packed(tar, compression)
    const flipped = Buffer.from(bytes)
    flipped.writeUInt8(flipped.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1)
    await assert.rejects(unpackAll(flipped), ArchiveRejected)
  }
})

test('what is no archive is refused as unreadable, and nothing as empty', async () => {
  const others = ['<?xml version="1.0"?><memo/>'.repeat(30), 'PK\u0003\u0004'.repeat(100), 'BZh91AY&SY'.repeat(100), '%PDF-1.7 ', '{"a":1}', '\0', '\0'.repeat(2_000)]
  for (const text of others) await assert.rejects(unpackAll(Buffer.from(text, 'latin1')), ArchiveRejected, text.slice(0, 10))
  await assert.rejects(unpackAll(Buffer.from(others[0] ?? '')), fault('unreadable', undefined))
  await assert.rejects(unpackAll(Buffer.alloc(0)), fault('empty'))
  await assert.rejects(unpackAll(await packed(Buffer.alloc(1_024), 'gzip')), fault('empty'))
})

test('a source that fails passes its own error on, at the beginning, within an entry, and between two', async () => {
  const cut = new Error('the connection is cut')
  async function* failing(bytes: Buffer): AsyncGenerator<Uint8Array> {
    yield* inChunks(bytes, 10)
    throw cut
  }
  const tar = await tarOf(letters)
  for (const compression of allCompressions) {
    const bytes = await packed(tar, compression)
    for (const part of [0, 0.01, 0.5, 1]) {
      const archive = unpackArchive(failing(bytes.subarray(0, Math.floor(bytes.length * part))), roomyLimits)
      await assert.rejects(filesOf(archive), (error) => error === cut, `${compression} ${part}`)
    }
  }
})

test('entries that nobody reads are passed over; whoever stops early lets the source go', async () => {
  const seen: string[] = []
  for (const compression of allCompressions) {
    const bytes = await packed(await tarOf(letters), compression)
    for await (const { name } of unpackArchive(inChunks(bytes, 1_000), roomyLimits).entries) seen.push(name)
  }
  const large = await tarOf([...letters, { name: 'large.xml', bytes: randomBytes(1_000_000) }])
  for (const compression of allCompressions) {
    const bytes = await packed(large, compression)
    let closed = false
    const source = async function* () {
      try {
        yield* inChunks(bytes, 100)
      } finally {
        closed = true
      }
    }
    for await (const entry of unpackArchive(source(), roomyLimits).entries) {
      await bytesOf(entry)
      break
    }
    for (let turn = 0; turn < 100 && !closed; turn++) await new Promise(setImmediate)
    assert.ok(closed, compression)
  }
  assert.deepEqual(seen, allCompressions.flatMap(() => letters.map(({ name }) => name)))
})
