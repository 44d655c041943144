import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { openSpool } from './spool.ts'
import type { SpooledFile } from './spooled-file.ts'

/** More than any test writes. */
const roomy = 1_000_000_000
const folder = await mkdtemp(path.join(tmpdir(), 'spool-'))
after(() => rm(folder, { recursive: true }))

async function readAll(file: SpooledFile, start = 0): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of file.read(start)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('what was written at any position in any order is read again, and only here', async () => {
  const spool = await openSpool(path.join(folder, 'order'), roomy)
  const file = await spool.create('ida')
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
  const spool = await openSpool(path.join(folder, 'holes'), roomy)
  const holed = await spool.create('ida')
  await holed.write(10, Buffer.alloc(10))
  assert.equal(holed.isWhole, false)
  await holed.write(0, Buffer.alloc(5))
  assert.equal(holed.isWhole, false)
  await holed.write(5, Buffer.alloc(5))
  assert.equal(holed.isWhole, true)
  const pieces = await spool.create('ida')
  const faults = []
  for (let index = 0; index < 1_001; index++) faults.push(await pieces.write(index * 2, Buffer.alloc(1)))
  assert.deepEqual([faults[999], faults[1_000]], [undefined, 'in.pieces'])
  const empty = await spool.create('ida')
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
  const spool = await openSpool(root, roomy)
  const left = (await readdir(root)).filter((name) => !name.startsWith(`${hostname()}~${process.pid}~`))
  assert.deepEqual(left.toSorted(), names.slice(1).toSorted())
  await spool.close()
})

test('what one owner’s files take together is limited; what is removed makes room, and others have their own', async () => {
  const spool = await openSpool(path.join(folder, 'room'), 1_000)
  const [first, second, others] = [await spool.create('ida'), await spool.create('ida'), await spool.create('bo')]
  assert.equal(await first.write(0, Buffer.alloc(600)), undefined)
  assert.equal(await first.write(100, Buffer.alloc(300)), undefined, 'written again')
  assert.equal(await second.write(0, Buffer.alloc(401)), 'no.room')
  assert.equal(await second.write(0, Buffer.alloc(400)), undefined)
  assert.equal(await others.write(999, Buffer.alloc(1)), undefined)
  assert.equal(await others.write(0, Buffer.alloc(1)), undefined, 'a hole was paid for')
  await first.remove()
  await first.remove()
  assert.equal(await second.write(400, Buffer.alloc(600)), undefined)
  assert.equal(await second.write(1_000, Buffer.alloc(1)), 'no.room')
  await Promise.all([second.remove(), others.remove(), spool.close()])
})
