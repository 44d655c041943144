import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { openSpool } from './spool.ts'
import type { SpooledFile } from './spooled-file.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'spool-'))
after(() => rm(folder, { recursive: true }))

async function readAll(file: SpooledFile, start = 0): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of file.read(start)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('what was written at any position in any order is read again, and only here', async () => {
  const spool = await openSpool(path.join(folder, 'order'))
  const file = await spool.create()
  const bytes = randomBytes(700_003)
  const cuts = [0, 1, 17, 32_768, 65_537, 400_000, 700_003]
  const pieces = cuts.slice(1).map((end, index) => ({ start: cuts[index] ?? 0, end }))
  for (const { start, end } of pieces.toReversed()) {
    assert.equal(file.isWhole, end === 700_003)
    assert.equal(await file.write(start, bytes.subarray(start, end)), undefined)
  }
  await file.write(5, bytes.subarray(5, 40_000))
  assert.deepEqual([file.isWhole, file.length], [true, 700_003])
  await file.close()
  assert.ok((await readAll(file)).equals(bytes))
  assert.ok((await readAll(file, 123_457)).equals(bytes.subarray(123_457)))
  const [stored = ''] = (await readdir(path.join(folder, 'order'), { recursive: true })).filter((name) => name.includes(path.sep))
  assert.ok(!(await readFile(path.join(folder, 'order', stored))).includes(bytes.subarray(0, 64)))
  await spool.close()
  assert.deepEqual(await readdir(path.join(folder, 'order')), [])
})

test('a file with a hole is not whole, and one in pieces is refused', async () => {
  const spool = await openSpool(path.join(folder, 'holes'))
  const holed = await spool.create()
  await holed.write(10, Buffer.alloc(10))
  assert.equal(holed.isWhole, false)
  await holed.write(0, Buffer.alloc(5))
  assert.equal(holed.isWhole, false)
  await holed.write(5, Buffer.alloc(5))
  assert.equal(holed.isWhole, true)
  const pieces = await spool.create()
  const faults = []
  for (let index = 0; index < 1_001; index++) faults.push(await pieces.write(index * 2, Buffer.alloc(1)))
  assert.deepEqual([faults[999], faults[1_000]], [undefined, 'in.pieces'])
  const empty = await spool.create()
  assert.deepEqual([empty.isWhole, empty.length], [true, 0])
  await Promise.all([holed, pieces, empty].map((file) => file.remove()))
  await spool.close()
})

test('what a killed process left is swept, what a living one has stays', async () => {
  const root = path.join(folder, 'sweep')
  const { pid: dead } = spawnSync(process.execPath, ['-e', ''])
  const names = [`${hostname()}~${dead}~x`, `${hostname()}~${process.ppid}~y`, 'elsewhere~1~z']
  for (const name of names) await mkdir(path.join(root, name), { recursive: true })
  await writeFile(path.join(root, names[0] ?? '', 'file'), 'noise')
  const spool = await openSpool(root)
  const left = (await readdir(root)).filter((name) => !name.startsWith(`${hostname()}~${process.pid}~`))
  assert.deepEqual(left.toSorted(), names.slice(1).toSorted())
  await spool.close()
})
