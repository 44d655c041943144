import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import type { UploadLimits } from './read-upload.ts'
import { readUpload } from './read-upload.ts'

const file = (name: string, content: string): string => `--seam\r\nContent-Disposition: form-data; name="${name}"; filename="${name}.pdf"\r\nContent-Type: application/pdf\r\n\r\n${content}\r\n`

const read = (parts: readonly string[], limits: Partial<UploadLimits> = {}) =>
  readUpload(Readable.from([Buffer.from(`${parts.join('')}--seam--\r\n`)]), { 'content-type': 'multipart/form-data; boundary=seam' }, { fieldBytes: 100, fileBytes: 100, ...limits })

test('a form has one file unless more are allowed, for files are held in memory', async () => {
  const [one, other] = [file('signed', 'PDF'), file('other', 'PDF')]
  assert.deepEqual((await read([one])).files.map(({ field, bytes }) => `${field} ${bytes.toString()}`), ['signed PDF'])
  await assert.rejects(read([one, other]), { code: 'request.too.large' })
  await assert.rejects(read([one, one]), { code: 'request.too.large' })
  assert.equal((await read([one, other], { files: 2 })).files.length, 2)
})

test('a file over its limit is told apart, and the rest is kept', async () => {
  const { files, fields } = await read(['--seam\r\nContent-Disposition: form-data; name="name"\r\n\r\nBo\r\n', file('signed', 'x'.repeat(101))])
  assert.deepEqual([files[0]?.tooLarge, files[0]?.bytes.length, fields.get('name')], [true, 0, ['Bo']])
})
