import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { test } from 'node:test'
import { tarOf } from '../../src/exchange/containers/containers.testing.ts'
import { pause } from '../../src/platform/clock/index.ts'
import { uuidV4 } from '../../src/platform/crypto/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import type { FaultPoint } from '../../src/platform/faults/index.ts'
import { noOpenSsh, runSftp, startSftp } from '../../src/platform/sftp/openssh.testing.ts'
import { everything, oneOfEach, settled } from '../correspondents.testing.ts'
import { runCommand, startServing, withFolder } from '../process.testing.ts'
import { within } from './outage.testing.ts'
import { insertSftpSender, spooledIn } from './sftp-sender.testing.ts'

const skip = noOpenSsh
/** As fast as the client may send, in kbit/s: slow enough to be caught half-way. */
const slowly = ['-l', '8000']

interface World {
  readonly database: Database
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
}

const withWorld = (work: (world: World) => Promise<void>): Promise<void> =>
  withFolder((folder) => withTestDatabase((database, url) => work({ database, folder, environment: { BREVDUE_DATA: folder, DATABASE_URL: url, WORK_LEASE_MS: '1000' } })))

/** Events of the letters' own ways besides: the receipts of a container stand apart. */
async function assertAllThere({ database, environment }: World, letters: number): Promise<void> {
  await settled(database)
  const { events: _events, contents: _contents, ...found } = await everything(database)
  const { events: _three, contents: _one, ...expected } = oneOfEach(letters)
  assert.deepEqual(found, expected)
  const { code, output } = await runCommand(['check', '--all'], environment)
  assert.equal(code, 0, output)
}

test('killed in the middle of an upload: noise is left, which the next one sweeps; the same again is taken in once', { skip }, () =>
  withWorld(async (world) => {
    const { database, folder, environment } = world
    const sender = await insertSftpSender(database, folder, { letters: 1, content: Buffer.from('Klar tekst. '.repeat(600_000)) })
    const [letter] = sender.letters
    const { messageUuid, xml } = letter ?? assert.fail('one')
    const file = await sender.file('letter.xml', xml)
    const doomed = await startServing(environment)
    const client = startSftp({ ...sender.call(doomed), options: slowly })
    client.stdin?.write(`put ${file} in/${messageUuid}.xml\n`)
    const size = async (): Promise<number> => {
      const [spooled] = await spooledIn(folder)
      return spooled === undefined ? 0 : (await stat(spooled)).size
    }
    while ((await size()) < 200_000) await pause(20)
    await doomed.kill()
    const [left = ''] = await spooledIn(folder)
    const noise = await readFile(left)
    assert.ok(noise.length >= 200_000 && !noise.includes('memo:Message') && !noise.includes(Buffer.from('Klar tekst. ').toString('base64')))
    const healthy = await startServing(environment)
    assert.deepEqual(await spooledIn(folder), [])
    assert.equal((await everything(database)).letters, 0)
    for (let round = 0; round < 2; round++) assert.equal((await runSftp(sender.call(healthy), [`put ${file} in/${messageUuid}.xml`, `get receipts/${messageUuid}.technical.json ${file}.json`])).code, 0)
    await assertAllThere(world, 1)
    await healthy.stop()
  }))

const points: readonly FaultPoint[] = ['after-content', 'before-intake-commit', 'after-intake-commit', 'after-pack', 'before-container-commit', 'after-container-commit']

for (const point of points)
  test(`killed ${point} while an upload is closed: sent again, nothing is lost or doubled`, { skip }, () =>
    withWorld(async (world) => {
      const { database, folder, environment } = world
      const sender = await insertSftpSender(database, folder, { letters: 4 })
      const [single, ...packed] = sender.letters
      if (single === undefined) assert.fail('four')
      const id = uuidV4()
      const letter = await sender.file('letter.xml', single.xml)
      const container = await sender.file('container.tar', await tarOf(packed.map(({ messageUuid, xml }) => ({ name: `${messageUuid}.xml`, bytes: xml }))))
      const commands = [`put ${letter} in/${single.messageUuid}.xml`, `put ${container} in/${id}.tar.part`, `rename in/${id}.tar.part in/${id}.tar`]
      const doomed = await startServing({ ...environment, BREVDUE_FAULT_POINT: point })
      assert.notEqual((await runSftp(sender.call(doomed), commands)).code, 0)
      assert.equal(await doomed.ended, 'SIGKILL', 'the fault point was passed')
      const healthy = await startServing(environment)
      assert.equal((await runSftp(sender.call(healthy), commands)).code, 0)
      await assertAllThere(world, 4)
      const { output } = await runSftp(sender.call(healthy), ['ls -1 receipts'])
      assert.equal(output.match(/\.technical\.json/g)?.length, 2)
      assert.equal(output.match(/\.business\.json/g)?.length, 4)
      await healthy.stop()
    }))

const residentBytes = (pid: number | undefined): number => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024

test('the largest letter, 99.5 MB, is taken in within bounded memory; one byte more is refused', { skip: skip === false && process.platform !== 'linux' ? 'memory is read from /proc' : skip }, () =>
  withWorld(async (world) => {
    const { database, folder, environment } = world
    const sender = await insertSftpSender(database, folder, { letters: 2, content: Buffer.from('12345') })
    const exactly = ({ xml }: { readonly xml: string }, bytes: number): string => xml.replace(/<memo:content>[^<]*/, (content) => content + ' '.repeat(bytes - Buffer.byteLength(xml)))
    const [largest, tooLarge] = sender.letters
    if (largest === undefined || tooLarge === undefined) assert.fail('two')
    const serving = await startServing(environment)
    const warm = await sender.file('warm.xml', exactly(tooLarge, 99_500_001))
    assert.equal((await runSftp(sender.call(serving), [`put ${warm} in/${tooLarge.messageUuid}.xml`])).code, 1)
    const before = residentBytes(serving.child.pid)
    const file = await sender.file('largest.xml', exactly(largest, 99_500_000))
    assert.equal((await runSftp(sender.call(serving), [`put ${file} in/${largest.messageUuid}.xml`])).code, 0)
    await settled(database)
    const grownBytes = residentBytes(serving.child.pid) - before
    assert.ok(grownBytes < 160_000_000, `${Math.round(grownBytes / 1e6)} MB more`)
    const { output } = await runSftp(sender.call(serving), ['ls -1 receipts', 'ls -1 rejected'])
    assert.match(output, new RegExp(`${largest.messageUuid}\\.business\\.json`))
    assert.match(output, new RegExp(`${tooLarge.messageUuid}\\.xml\\.reason\\.json`))
    await serving.stop()
  }))

test('told to stop, a process breaks off what takes too long and takes nothing of it in', { skip }, () =>
  withWorld(async ({ database, folder, environment }) => {
    const sender = await insertSftpSender(database, folder, { letters: 1, content: Buffer.alloc(30_000_000, 'x') })
    const [letter] = sender.letters
    const serving = await startServing(environment)
    const client = startSftp({ ...sender.call(serving), options: slowly })
    client.stdin?.write(`put ${await sender.file('letter.xml', letter?.xml ?? '')} in/${letter?.messageUuid}.xml\n`)
    while ((await spooledIn(folder)).length === 0) await pause(20)
    assert.equal(await within(serving.stop().then(() => 'stopped'), 10_500, 'not within ten seconds'), 'stopped')
    assert.deepEqual([await spooledIn(folder), (await everything(database)).letters], [[], 0])
  }))
