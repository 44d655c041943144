import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { Problem } from '../problems/index.ts'
import { streamUpload } from './stream-upload.ts'

const headers = { 'content-type': 'multipart/form-data; boundary=seam' }

const part = (name: string, content: string, more = '; filename="a.tar"'): string =>
  `--seam\r\nContent-Disposition: form-data; name="${name}"${more}\r\nContent-Type: Application/X-LZMA; q=1\r\n\r\n${content}\r\n`

async function* inChunks(text: string, size: number, ending?: Error): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size), 'latin1')
  if (ending !== undefined) throw ending
}

async function readAll(form: string, size = 7, ending?: Error): Promise<string> {
  const { bytes, mediaType } = await streamUpload(Readable.from(inChunks(form, size, ending)), headers, 'file')
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return `${mediaType} ${Buffer.concat(chunks).toString('latin1')}`
}

const unreadable = (error: unknown): boolean => error instanceof Problem && error.code === 'request.body.unreadable'
const content = '\u00ff\r\n--sea'.repeat(1_000)

test('the one file of a form comes as it was sent, in any chunks, also without a name', async () => {
  for (const size of [1, 7, 100_000]) assert.equal(await readAll(`${part('file', content)}--seam--\r\n`, size), `application/x-lzma ${content}`)
  assert.equal(await readAll(`${part('file', '', '')}--seam--`), 'application/x-lzma ')
})

test('another part, before or after, another name, or none is refused before the file counts as whole', async () => {
  const forms = [
    `${part('file', content)}${part('file', content)}--seam--`,
    `${part('file', content)}${part('more', 'x', '')}--seam--`,
    `${part('more', 'x', '')}${part('file', content)}--seam--`,
    `${part('file', content)}--seam\r\nX: y\r\n\r\nnameless\r\n--seam--`,
    `${part('archive', content)}--seam--`,
    '--seam--',
    '',
  ]
  for (const form of forms) for (const size of [7, 100_000]) await assert.rejects(readAll(form, size), unreadable, form.slice(0, 60))
})

test('a form without its end is refused, and a cut connection keeps its own error', async () => {
  const whole = `${part('file', content)}--seam--`
  for (const length of [10, 80, 200, whole.length - 3, whole.length - 10]) {
    for (const size of [7, 100_000]) {
      await assert.rejects(readAll(whole.slice(0, length), size), unreadable, String(length))
      const cut = new Error('cut')
      await assert.rejects(readAll(whole.slice(0, length), size, cut), (error) => error === cut, String(length))
    }
  }
})

test('what is no form is told apart', async () => {
  const other = streamUpload(Readable.from([]), { 'content-type': 'multipart/form-data' }, 'file')
  await assert.rejects(other, (error) => error instanceof Problem && error.code === 'content.type.not.supported')
})

test('nothing is read ahead of its reader', async () => {
  let sent = 0
  const endless = async function* () {
    yield Buffer.from(part('file', '').slice(0, -2))
    for (; ; sent += 1_000) yield Buffer.alloc(1_000)
  }
  const { bytes } = await streamUpload(Readable.from(endless()), headers, 'file')
  const reader = bytes[Symbol.asyncIterator]()
  for (let read = 0; read < 200_000; ) read += ((await reader.next()).value as Uint8Array).length // it is endless
  assert.ok(sent < 600_000, String(sent))
})

test('fields before the file come with it; after it, too many, or too long ones are refused', async () => {
  const read = async (form: string): Promise<readonly unknown[]> => {
    const { fields, filename, bytes } = await streamUpload(Readable.from(inChunks(form, 11)), headers, 'file', 2)
    let length = 0
    for await (const chunk of bytes) length += chunk.length
    return [[...fields], filename, length]
  }
  const name = part('name', 'Sk\u00e5t', '')
  assert.deepEqual(await read(`${name}${part('csrf', 'x', '')}${part('file', content)}--seam--`), [[['name', 'Sk\ufffdt'], ['csrf', 'x']], 'a.tar', content.length])
  assert.deepEqual(await read(`${part('file', content)}--seam--`), [[], 'a.tar', content.length])
  for (const form of [
    `${part('file', content)}${name}--seam--`,
    `${part('file', content)}${part('file', content)}--seam--`,
    `${name}${name}${name}${part('file', content)}--seam--`,
    `${part('name', 'x'.repeat(20_001), '')}${part('file', content)}--seam--`,
    `${name}--seam--`,
  ])
    await assert.rejects(read(form), unreadable, form.slice(0, 80))
})
