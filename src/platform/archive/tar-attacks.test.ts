import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tarOf, unpackAll } from './archive.testing.ts'
import { ArchiveRejected } from './archive-rejected.ts'
import type { ArchiveFault } from './archive-rejected.ts'
import { padded, paxHeader, rawFile, rawTar, tarBlock, tarEnd } from './tar-blocks.testing.ts'

const good = rawFile('good.xml', 'good')

/** A good file, then this: refused with this fault, at the second entry. */
async function refuses(fault: ArchiveFault, ...parts: readonly Buffer[]): Promise<void> {
  for (const chunkBytes of [1_000_000, 100]) {
    await assert.rejects(unpackAll(rawTar(good, ...parts), {}, chunkBytes), (error) => {
      assert.ok(error instanceof ArchiveRejected, String(error))
      assert.equal(error.fault, fault)
      assert.equal(error.entryNumber, 2)
      return true
    })
  }
}

const namesOf = async (tar: Buffer): Promise<string[]> => (await unpackAll(tar)).map(({ name }) => name)

const badNames = [
  '/etc/passwd', '../up.xml', 'a/../../up.xml', 'a/..', '..', 'C:letter.xml', 'c:\\letter.xml', 'a\\b.xml', '\\\\host\\share', 'line\nbreak.xml', 'tab\t.xml', 'del\u007f.xml',
  'right\u202eleft.xml', 'no\u200bwidth.xml', '.', './', '',
]

test('names that lead elsewhere or hide something are refused, in headers and in records', async () => {
  for (const name of badNames) {
    if (!name.endsWith('/')) await refuses('name', rawFile(name))
    await refuses('name', paxHeader([['path', name === './' ? '.' : name]]), rawFile('harmless.xml'))
  }
  await refuses('name', rawFile('up.xml', 'x', { prefix: '..' }))
  await refuses('name', rawFile(Buffer.from([0x61, 0xff, 0x62])))
  await refuses('name', paxHeader([['path', 'a\0b']]), rawFile('harmless.xml'))
  await refuses('name', rawFile('@', `${'l'.repeat(256)}\0`, { type: 'L' }), rawFile('short.xml'))
  await refuses('name', tarBlock({ name: '../folder/', type: '5' }))
})

test('names of 255 bytes, with dots and spaces, with folders, go', async () => {
  const long = 'ø'.repeat(127)
  const tar = rawTar(paxHeader([['path', long]]), rawFile('x'), rawFile('./a/./b//c.d..xml'), rawFile('...'), rawFile('@', 'gnu/long.xml\0', { type: 'L' }), rawFile('short'))
  assert.deepEqual(await namesOf(tar), [long, 'a/b/c.d..xml', '...', 'gnu/long.xml'])
})

test('links, devices, pipes, sparse files and what nobody knows are refused', async () => {
  for (const type of ['1', '2', '3', '4', '6', 'S', 'D', 'M', 'V', 'N', 'Z', ' ']) await refuses('link', rawFile('a.xml', '', { type }))
  await refuses('link', paxHeader([['GNU.sparse.major', '1'], ['GNU.sparse.realsize', '100']]), rawFile('a.xml'))
})

test('one name twice is refused, also in other case, with dots, or in another form', async () => {
  for (const name of ['good.xml', './good.xml', 'GOOD.XML', './/Good.xml']) await refuses('duplicate', rawFile(name))
  await assert.rejects(unpackAll(rawTar(rawFile('sj\u00e6l\u00e5.xml'), rawFile('SJ\u00c6La\u030a.xml'))), { fault: 'duplicate' })
  assert.equal((await unpackAll(rawTar(rawFile('a/good.xml'), rawFile('good.xml')))).length, 2)
})

test('folders are passed over, and have no bytes', async () => {
  const tar = rawTar(tarBlock({ name: './', type: '5' }), tarBlock({ name: 'a/', type: '5' }), tarBlock({ name: 'old/', type: '0' }), good)
  assert.deepEqual(await namesOf(tar), ['good.xml'])
  await refuses('unreadable', rawFile('a/', 'x', { type: '5' }))
})

test('sizes that are negative, beyond counting, or no numbers are refused', async () => {
  const binary = (...bytes: number[]): Buffer => Buffer.concat([Buffer.alloc(12 - bytes.length), Buffer.from(bytes)])
  const marked = (mark: number, rest: Buffer): Buffer => Buffer.concat([Buffer.from([mark]), rest.subarray(1)])
  await refuses('unreadable', tarBlock({ name: 'a', size: Buffer.alloc(12, 0xff) }))
  await refuses('unreadable', tarBlock({ name: 'a', size: marked(0x80, Buffer.alloc(12, 0x7f)) }))
  await refuses('unreadable', tarBlock({ name: 'a', size: '-7' }))
  await refuses('unreadable', tarBlock({ name: 'a', size: '9' }))
  await refuses('unreadable', tarBlock({ name: 'a', size: '0x10' }))
  await refuses('entry-too-large', tarBlock({ name: 'a', size: marked(0x80, binary(2, 0, 0, 0, 0)) }))
  const marks = rawTar(tarBlock({ name: 'a', size: marked(0x80, binary(3)) }), padded('abc'))
  assert.deepEqual(await unpackAll(marks), [{ name: 'a', text: 'abc' }])
})

test('records that could be read in two ways are refused', async () => {
  const record = (text: string): Buffer => rawFile('PaxHeader', text, { type: 'x' })
  await refuses('unreadable', paxHeader([['size', '1024']]), rawFile('a.xml', 'x'))
  await refuses('unreadable', paxHeader([['size', '-1']]), rawFile('a.xml', 'x'))
  await refuses('unreadable', paxHeader([['size', '1e9']]), rawFile('a.xml', 'x'))
  await refuses('entry-too-large', paxHeader([['size', '9000000000']]), rawFile('a.xml', 'x'))
  await refuses('unreadable', paxHeader([['path', 'a.xml'], ['path', 'b.xml']]), rawFile('c.xml'))
  await refuses('unreadable', paxHeader([['path', 'a.xml']]), paxHeader([['comment', 'b']]), rawFile('c.xml'))
  await refuses('unreadable', paxHeader([['path', 'a.xml']]), rawFile('@', 'b.xml\0', { type: 'L' }), rawFile('c.xml'))
  await refuses('unreadable', paxHeader([['path', 'all.xml']], 'g'), rawFile('c.xml'))
  for (const text of ['99 path=a.xml\n', '5 path=a.xml\n', '0 \n', '-1 path=a\n', 'path=a.xml\n', '9 path a\n', '12 path=a.xm']) await refuses('unreadable', record(text), rawFile('c.xml'))
  await refuses('unreadable', paxHeader([['path', 'a.xml']]))
  await refuses('unreadable', paxHeader([['comment', 'x'.repeat(70_000)]]), rawFile('c.xml'))
  const same = rawTar(paxHeader([['comment', 'of the whole']], 'g'), paxHeader([['size', '1'], ['mtime', '1.5']]), rawFile('a.xml', 'x'))
  assert.deepEqual(await namesOf(same), ['a.xml'])
})

test('blocks that are no headers are refused', async () => {
  await refuses('unreadable', tarBlock({ name: 'a', checksum: '000000\0 ' }))
  await refuses('unreadable', tarBlock({ name: 'a', magic: '\0\0\0\0\0\0\0\0' }))
  await refuses('unreadable', padded('no header'))
})

test('a tar ends with two blocks of zeros and nothing but zeros', async () => {
  const short = async (bytes: Buffer): Promise<unknown> => unpackAll(bytes).then(() => 'taken', (error: unknown) => (error instanceof ArchiveRejected ? error.fault : error))
  assert.equal(await short(good), 'truncated')
  assert.equal(await short(Buffer.concat([good, Buffer.alloc(512)])), 'truncated')
  assert.equal(await short(Buffer.concat([good, Buffer.alloc(512), good, tarEnd])), 'unreadable')
  assert.equal(await short(Buffer.concat([rawTar(good), rawTar(rawFile('b.xml'))])), 'unreadable')
  assert.equal(await short(Buffer.concat([rawTar(good), Buffer.from('x')])), 'unreadable')
  assert.equal(await short(Buffer.concat([rawTar(good), Buffer.alloc(10_240 + 7)])), 'taken')
  assert.equal(await short(await tarOf([{ name: 'a', bytes: 'a' }])), 'taken')
})
