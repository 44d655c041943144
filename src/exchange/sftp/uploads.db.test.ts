import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import { noOpenSsh, startSftp } from '../../platform/sftp/openssh.testing.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import { tarOf } from '../containers/containers.testing.ts'
import { testMemo } from '../test-memo.testing.ts'
import type { SftpWorld } from './sftp-world.testing.ts'
import { until, withSftp } from './sftp-world.testing.ts'

const skip = noOpenSsh

/** Letters to one enrolled citizen. */
async function letters({ exchange }: SftpWorld, count: number): Promise<ReturnType<typeof testMemo>[]> {
  const recipientId = await exchange.database.transaction(async (tx) => {
    const { partyId, cprNumber } = await insertTestPerson(tx)
    await insertTestRegistration(tx, { partyId })
    return cprNumber
  })
  return Array.from({ length: count }, () => testMemo({ senderCvr: exchange.sender.cvr, recipientId }))
}

async function fetched({ place, sftp }: SftpWorld, file: string): Promise<Record<string, unknown>> {
  const local = place(uuidV4())
  const { code, output } = await sftp([`get ${file} ${local}`])
  assert.equal(code, 0, output)
  return JSON.parse(await readFile(local, 'utf8')) as Record<string, unknown> // our own file
}

const listed = async ({ sftp }: SftpWorld, folder: string): Promise<string[]> =>
  (await sftp([`ls -1 ${folder}`])).output.split('\n').filter((line) => line.startsWith(`${folder}/`)).map((line) => line.slice(folder.length + 1).trim())

const count = async ({ ask }: SftpWorld, table: string): Promise<unknown> => (await ask(`SELECT count(*)::int4 AS rows FROM ${table}`))[0]?.['rows']

test('a letter is uploaded, and its receipts are read, listed and taken off', { skip }, () =>
  withSftp(async (world) => {
    const [letter] = await letters(world, 1)
    const { messageUuid, xml } = letter ?? assert.fail('one')
    const name = `${messageUuid}.xml`
    assert.equal((await world.sftp([`put ${await world.file(name, xml)} in/`])).code, 0)
    assert.deepEqual(await fetched(world, `receipts/${messageUuid}.technical.json`).then(({ transmissionId, messageUUID, receiptStatus }) => [transmissionId, messageUUID, receiptStatus]), [messageUuid, messageUuid, 'RECEIVED'])
    await world.exchange.settle()
    const business = await fetched(world, `receipts/${messageUuid}.business.json`)
    assert.deepEqual([business['messageUUID'], business['transmissionId'], business['receiptStatus']], [messageUuid, messageUuid, 'COMPLETED'])
    assert.deepEqual((await listed(world, 'receipts')).toSorted(), [`${messageUuid}.business.json`, `${messageUuid}.technical.json`])
    assert.deepEqual(await world.ask("SELECT way, lane FROM letters"), [{ way: 'SFTP', lane: 'single' }])
    assert.deepEqual(await world.ask("SELECT count(*)::int4 AS told FROM events WHERE tag = 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM'"), [{ told: 1 }])
    assert.equal((await world.sftp([`rm receipts/${messageUuid}.business.json`, `rm receipts/${messageUuid}.technical.json`])).code, 0)
    assert.deepEqual(await listed(world, 'receipts'), [])
    assert.equal((await world.sftp([`put ${world.place(name)} in/`])).code, 0, 'the same again')
    assert.deepEqual(await listed(world, 'receipts'), [`${messageUuid}.technical.json`], 'the same receipt')
    assert.deepEqual([await count(world, 'letters'), await count(world, 'receipts')], [1, 1])
  }))

test('a container is uploaded as .part and renamed; a second receipt has its number', { skip }, () =>
  withSftp(async (world) => {
    const sent = await letters(world, 3)
    const id = uuidV4()
    const file = await world.file('container', await tarOf(sent.map(({ messageUuid, xml }) => ({ name: `${messageUuid}.xml`, bytes: xml }))))
    const { code, output } = await world.sftp([`put ${file} in/${id}.tar.part`, 'ls -l in', `rename in/${id}.tar.part in/${id}.tar`, `ls -l in/${id}.tar`])
    assert.equal(code, 0, output)
    assert.match(output, new RegExp(`${(await readFile(file)).length} .* ${id}\\.tar\\.part`))
    assert.equal((await fetched(world, `receipts/${id}.technical.json`))['receiptStatus'], 'RECEIVED')
    await world.exchange.settle()
    assert.equal((await listed(world, 'receipts')).length, 4)
    const [first] = sent
    await world.exchange.database.transaction(({ client }) => client.query(`WITH again AS (
      INSERT INTO receipts SELECT gen_random_uuid(), letter_id, sender_system_id, message_uuid, message_id, transmission_id, 'INVALID', 'x', 'y', created_at FROM receipts WHERE message_uuid = $1 RETURNING *)
      INSERT INTO waiting_receipts (sender_system_id, receipt_id) SELECT sender_system_id, receipt_id FROM again`, [first?.messageUuid]))
    assert.equal((await fetched(world, `receipts/${first?.messageUuid}.business.2.json`))['receiptStatus'], 'INVALID')
    assert.deepEqual(await world.spooled(), [])
  }))

test('what was refused has a reason file, which goes when the same name is taken in', { skip }, () =>
  withSftp(async (world) => {
    const [letter, other] = await letters(world, 2)
    if (letter === undefined || other === undefined) assert.fail('two')
    const id = uuidV4()
    const tar = await tarOf([{ name: `${letter.messageUuid}.xml`, bytes: letter.xml }])
    const uploads: [string, string | Uint8Array, string][] = [
      [`${other.messageUuid}.xml`, letter.xml, 'memo.uuid.mismatch'],
      [`${letter.messageUuid}.xml`, letter.xml.slice(0, -30), 'memo.incomplete'],
      [`${uuidV4()}.xml`, '', 'memo.empty'],
      [`${id}.tar.gz`, 'no archive', 'memo.archive.rejected'],
      [`${uuidV4()}.tar`, tar.subarray(0, 1_000), 'memo.archive.rejected'],
      ['brev.txt', 'x', 'sftp.file.name.not.accepted'],
    ]
    for (const [name, bytes, code] of uploads) {
      const local = await world.file(uuidV4(), bytes)
      assert.equal((await world.sftp([`put ${local} in/${name}`])).code, 1, name)
      const reason = await fetched(world, `rejected/${name}.reason.json`)
      assert.deepEqual([reason['errorCode'], reason['receiptStatus'], reason['fileName']], [code, 'INVALID', name])
    }
    assert.deepEqual([await count(world, 'letters'), await count(world, 'containers'), await world.spooled()], [0, 0, []])
    assert.equal((await listed(world, 'rejected')).length, uploads.length)
    assert.equal((await world.sftp([`put ${await world.file('whole', letter.xml)} in/${letter.messageUuid}.xml`, 'rm rejected/brev.txt.reason.json'])).code, 0)
    assert.equal((await listed(world, 'rejected')).length, uploads.length - 2)
  }))

test('a used id with other bytes, and the same bytes under another id, are refused', { skip }, () =>
  withSftp(async (world) => {
    const [letter, other] = await letters(world, 2)
    if (letter === undefined || other === undefined) assert.fail('two')
    const [id, second] = [uuidV4(), uuidV4()]
    const container = async (memo: typeof letter) => world.file(uuidV4(), await tarOf([{ name: `${memo.messageUuid}.xml`, bytes: memo.xml }]))
    const [first, changed] = [await container(letter), await container(other)]
    assert.equal((await world.sftp([`put ${first} in/${id}.tar`])).code, 0)
    assert.equal((await world.sftp([`put ${first} in/${id}.tar`])).code, 0, 'the same again')
    assert.equal((await world.sftp([`put ${changed} in/${id}.tar`])).code, 1)
    assert.equal((await fetched(world, `rejected/${id}.tar.reason.json`))['errorCode'], 'container.id.already.used')
    assert.equal((await world.sftp([`put ${first} in/${second}.tar`])).code, 1)
    const reason = await fetched(world, `rejected/${second}.tar.reason.json`)
    assert.equal(reason['errorCode'], 'sftp.sent.before')
    assert.match(String(reason['errorMessage']), new RegExp(id))
    await world.exchange.settle()
    assert.deepEqual([await count(world, 'containers'), await count(world, 'letters')], [1, 1])
    const edited = await world.file('edited', letter.xml.replace('Et brev', 'Et andet brev'))
    assert.equal((await world.sftp([`put ${edited} in/${letter.messageUuid}.xml`])).code, 1)
    assert.equal((await fetched(world, `rejected/${letter.messageUuid}.xml.reason.json`))['errorCode'], 'memo.uuid.already.used')
  }))

test('a cut connection leaves nothing, neither a file half written nor a part; the same works again', { skip }, () =>
  withSftp(async (world) => {
    const [letter] = await letters(world, 1)
    const { messageUuid, xml } = letter ?? assert.fail('one')
    const large = await world.file('large', xml.replace('</memo:Message>', `${' '.repeat(3_000_000)}</memo:Message>`))
    const child = startSftp({ ...world.call, options: ['-l', '8000'] })
    child.stdin?.write(`put ${await world.file('part', xml)} in/${messageUuid}.xml.part\nput ${large} in/${messageUuid}.xml\n`)
    await until(async () => (await world.spooled()).length === 2)
    child.kill('SIGKILL')
    await until(async () => (await world.spooled()).length === 0)
    assert.deepEqual([await count(world, 'letters'), await listed(world, 'in'), await listed(world, 'rejected')], [0, [], []])
    assert.equal((await world.sftp([`rename in/${messageUuid}.xml.part in/${messageUuid}.xml`])).code, 1)
    assert.equal((await world.sftp([`put ${large} in/${messageUuid}.xml`])).code, 0)
    assert.equal(await count(world, 'letters'), 1)
  }))

test('a part that cannot be taken in under a name lies where it was', { skip }, () =>
  withSftp(async (world) => {
    const [letter] = await letters(world, 1)
    const { messageUuid, xml } = letter ?? assert.fail('one')
    const part = `in/${messageUuid}.xml.part`
    const { code, output } = await world.sftp([`put ${await world.file('part', xml)} ${part}`, `-rename ${part} in/${uuidV4()}.xml`, `rename ${part} in/${messageUuid}.xml`])
    assert.equal(code, 0, output)
    assert.deepEqual([await count(world, 'letters'), (await listed(world, 'rejected')).length, await world.spooled()], [1, 1, []])
  }))

test('two uploads of one file at once make one letter or container, and one receipt', { skip }, () =>
  withSftp(async (world) => {
    const [letter, packed] = await letters(world, 2)
    if (letter === undefined || packed === undefined) assert.fail('two')
    const id = uuidV4()
    const single = await world.file('single', letter.xml)
    const tar = await world.file('tar', await tarOf([{ name: `${packed.messageUuid}.xml`, bytes: packed.xml }]))
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => world.sftp([`put ${single} in/${letter.messageUuid}.xml`, `put ${tar} in/${id}.tar`])))
    assert.deepEqual(outcomes.map(({ code }) => code), [0, 0, 0, 0], outcomes.map(({ output }) => output).join('\n'))
    await world.exchange.settle()
    assert.deepEqual([await count(world, 'letters'), await count(world, 'containers'), await count(world, 'receipts')], [2, 1, 2])
    assert.equal((await listed(world, 'receipts')).length, 4)
  }))

test('five hundred small files in one session', { skip }, () =>
  withSftp(async (world) => {
    const sent = await letters(world, 500)
    const commands = []
    for (const { messageUuid, xml } of sent) commands.push(`put ${await world.file(messageUuid, xml)} in/${messageUuid}.xml.part`, `rename in/${messageUuid}.xml.part in/${messageUuid}.xml`)
    const { code, output } = await world.sftp(commands)
    assert.equal(code, 0, output.slice(-500))
    assert.equal(await count(world, 'letters'), 500)
    await world.exchange.settle()
    assert.equal(new Set(await listed(world, 'receipts')).size, 1_000, 'in pages')
  }))
