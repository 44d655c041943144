import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { readFilePart } from './read-file-part.ts'

const type = 'multipart/form-data; boundary=limit'
const disposition = 'Content-Disposition: form-data; name="file"; filename="a-letter"'
const bodyWith = (content: string, head = disposition): Buffer => Buffer.from(`--limit\r\n${head}\r\nContent-Type: application/xml\r\n\r\n${content}\r\n--limit--\r\n`)

async function* inPieces(body: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += size) yield await Promise.resolve(body.subarray(at, at + size))
}

const expected = (content: string) => ({ fileName: 'a-letter', byteCount: Buffer.byteLength(content), sha256: createHash('sha256').update(content).digest() })

test('a file is counted and hashed however its bytes are cut, also where it looks like its own end', async () => {
  for (const content of ['', 'x', '<Message>blåbær</Message>', '\r\n--limi\r\n\r\n--lim\r\n', '\r\n\r\n\r\n', 'a'.repeat(1_000)])
    for (const size of [1, 2, 3, 7, 64, 10_000]) assert.deepEqual(await readFilePart(inPieces(bodyWith(content), size), type), expected(content), JSON.stringify([content, size]))
})

test('the boundary may be quoted, and headers come in any order and case', async () => {
  const head = 'content-type: application/xml\r\ncontent-disposition: form-data; filename="a-letter"; name=file'
  assert.deepEqual(await readFilePart(inPieces(bodyWith('x', head), 9), 'Multipart/Form-Data; charset=utf-8; boundary="limit"'), expected('x'))
})

test('anything else is no file: another field, no name, no end, another kind of body', async () => {
  const refused: [Buffer, string | undefined][] = [
    [bodyWith('x', 'Content-Disposition: form-data; name="letter"; filename="a-letter"'), type],
    [bodyWith('x', 'Content-Disposition: form-data; name="file"'), type],
    [bodyWith('x', 'Content-Type: text/plain'), type],
    [Buffer.from(`--limit\r\n${disposition}\r\n\r\nno end`), type],
    [bodyWith('x'), 'multipart/form-data; boundary=other'],
    [bodyWith('x'), 'application/xml'],
    [bodyWith('x'), undefined],
    [Buffer.from('<Message/>'), type],
    [Buffer.alloc(100_000, 'a'), type],
  ]
  for (const [body, contentType] of refused) assert.equal(await readFilePart(inPieces(body, 1_000), contentType), undefined, `${contentType} ${body.subarray(0, 60)}`)
})
