import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canBeTold, readUploadName } from './upload-name.ts'

const uuid = '6dd8a3f4-1c1e-4b5e-9a53-0c5f5c1e8a11'
const kindOf = (name: string): string => readUploadName(name)?.kind ?? 'none'

test('a name says what a file is', () => {
  assert.deepEqual(readUploadName(`${uuid.toUpperCase()}.XML`), { kind: 'letter', messageUuid: uuid })
  for (const end of ['tar', 'tar.lzma', 'tar.xz', 'tar.gz', 'tar.zst']) assert.deepEqual(readUploadName(`${uuid}.${end}`), { kind: 'container', transmissionId: uuid }, end)
  for (const name of [`${uuid}.xml.part`, `${uuid}.tar.lzma.part`, 'whatever.part', 'breve til nytår æøå.part']) assert.equal(kindOf(name), 'part', name)
})

test('other names are none', () => {
  const version7 = '019a3f4c-1c1e-7b5e-9a53-0c5f5c1e8a11'
  for (const name of ['', uuid, `${uuid}.zip`, `${uuid}.tar.bz2`, `${uuid}.xml.gz`, `x${uuid}.xml`, `${version7}.xml`, 'note.txt', '.part\n', 'a/b.part', `${'x'.repeat(200)}.part`]) assert.equal(kindOf(name), 'none', name)
})

test('only names that can be shown are told', () => {
  assert.deepEqual(['brev.txt', 'a\u0007b', 'a\u202eb', 'x'.repeat(181), ''].map(canBeTold), [true, false, false, false, false])
})
