import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { execute, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import { checkLetters } from '../reconciliation/check-letters.ts'
import { newMessageUuid, testMemo } from '../test-memo.testing.ts'
import type { ContainerId } from './container.ts'
import type { TestEntry } from './containers.testing.ts'
import { sendContainer, tarOf } from './containers.testing.ts'
import { releaseEntries } from './release-entries.ts'

const getCounts = get(
  { containerId: uuid<ContainerId>() },
  { handled: int4, taken: int4, repeated: int4, refused: int4, rejected: int4, endedAt: nullable(timestamp), entries: int8, receipts: int8, packs: int8 },
)`
  SELECT container_progress.handled, container_progress.taken, container_progress.repeated, container_progress.refused, container_progress.rejected,
    container_progress.ended_at, (SELECT count(*) FROM mailbox_entries) AS entries, (SELECT count(*) FROM receipts) AS receipts,
    (SELECT count(*) FROM content WHERE content.content_id = container_progress.container_id AND content.store <> 'removed') AS packs
  FROM container_progress WHERE container_progress.container_id = ${'containerId'}`

const listFaults = list({}, { entryNumber: int4, code: text(), isLetter: int8 })`
  SELECT container_faults.entry_number, container_faults.code, (container_faults.letter_id IS NOT NULL)::int::int8 AS is_letter
  FROM container_faults ORDER BY container_faults.entry_number`

/** Lets the decision of letters with this title fail, alone or in a batch. */
const breakDecisions = [
  execute({})`
    CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.title = 'Gift' THEN RAISE EXCEPTION 'poison'; END IF; RETURN NEW; END $$`,
  execute({})`CREATE TRIGGER refuse_poison BEFORE INSERT ON letter_headers FOR EACH ROW EXECUTE FUNCTION refuse_poison()`,
]

const citizen = ({ database }: TestExchange): Promise<string> =>
  database.transaction(async (tx) => {
    const { partyId, cprNumber } = await insertTestPerson(tx)
    await insertTestRegistration(tx, { partyId, registrationStatus: 'AUTOMATIC_REGISTRATION' })
    return cprNumber
  })

function letter(exchange: TestExchange, recipientId: string, more: { senderCvr?: string; title?: string; content?: Uint8Array } = {}): TestEntry {
  const { messageUuid, xml } = testMemo({ senderCvr: exchange.sender.cvr, recipientId, ...more })
  return { name: `${messageUuid}.xml`, bytes: xml }
}

const countsOf = ({ database }: TestExchange, containerId: ContainerId) => database.read((on) => getCounts(on, { containerId }))

async function assertNothingWrong({ database, contentStore }: TestExchange): Promise<void> {
  assert.deepEqual((await checkLetters(database, contentStore, { all: true })).gaps, [])
}

/** All that can be wrong with entries, in one container. */
const everyFault = (threads: number): Promise<void> =>
  withExchange(async (exchange) => {
    const recipientId = await citizen(exchange)
    const good = Array.from({ length: 230 }, () => letter(exchange, recipientId))
    const twin = letter(exchange, recipientId)
    const used = letter(exchange, recipientId)
    await exchange.send({ recipientId, messageUuid: newMessageUuid() })
    const large = letter(exchange, recipientId, { content: randomBytes(600_000) })
    const entries: TestEntry[] = [
      ...good,
      { name: `${newMessageUuid()}.xml`, bytes: 'no MeMo at all' },
      { name: 'unnamed.xml', bytes: 'nor this' },
      { name: `${newMessageUuid()}.xml`, bytes: letter(exchange, recipientId).bytes },
      { name: `${newMessageUuid()}.xml`, bytes: '' },
      letter(exchange, '0101019999'),
      letter(exchange, recipientId, { senderCvr: '11111119' }),
      twin,
      { ...twin, name: `copies/${twin.name}` },
      used,
      { name: `others/${used.name}`, bytes: `${String(used.bytes)}\n` },
      large,
      letter(exchange, recipientId, { content: randomBytes(1_000_000) }),
    ]
    const received = await sendContainer(exchange, await tarOf(entries), { maxLetterBytes: 1_000_000 })
    assert.equal(received.entries, 242)
    await exchange.settle()
    const { endedAt, ...counts } = await countsOf(exchange, received.containerId)
    assert.notEqual(endedAt, null)
    assert.deepEqual(counts, { handled: 242, taken: 236, repeated: 1, refused: 5, rejected: 3, entries: 234, receipts: 237, packs: 0 })
    assert.deepEqual(await exchange.database.read((on) => listFaults(on, {})), [
      { entryNumber: 231, code: 'memo.invalid', isLetter: 1 },
      { entryNumber: 232, code: 'memo.uuid.missing', isLetter: 0 },
      { entryNumber: 233, code: 'memo.uuid.mismatch', isLetter: 0 },
      { entryNumber: 234, code: 'memo.empty', isLetter: 0 },
      { entryNumber: 235, code: 'recipient.not.found', isLetter: 1 },
      { entryNumber: 236, code: 'memo.sender.not.allowed', isLetter: 1 },
      { entryNumber: 240, code: 'memo.uuid.already.used', isLetter: 0 },
      { entryNumber: 242, code: 'memo.too.large', isLetter: 0 },
    ])
    await assertNothingWrong(exchange)
  }, { threads })

for (const threads of [0, 1]) test(`every letter of a container goes its way, whatever is wrong with others in it; ${threads} reading threads`, () => everyFault(threads))

test('the same container again, at once or later, is the same container; another one goes on where the first was cut', () =>
  withExchange(async (exchange) => {
    const recipientId = await citizen(exchange)
    const letters = Array.from({ length: 40 }, () => letter(exchange, recipientId))
    const archive = await tarOf(letters)
    const answers = await Promise.all([sendContainer(exchange, archive), sendContainer(exchange, archive), sendContainer(exchange, archive)])
    await exchange.settle()
    answers.push(await sendContainer(exchange, archive))
    assert.deepEqual(answers.map(({ kind }) => kind).toSorted(), ['accepted', 'repeated', 'repeated', 'repeated'])
    assert.equal(new Set(answers.map(({ transmissionId }) => transmissionId)).size, 1)
    const more = await sendContainer(exchange, await tarOf([...letters, letter(exchange, recipientId)]))
    await exchange.settle()
    const { taken, repeated, entries } = await countsOf(exchange, more.containerId)
    assert.deepEqual({ taken, repeated, entries }, { taken: 1, repeated: 40, entries: 41 })
    await assertNothingWrong(exchange)
  }))

test('a faulty archive is refused whole: nothing of it becomes a letter, and its sender’s log tells why', () =>
  withExchange(async (exchange) => {
    const recipientId = await citizen(exchange)
    const archive = await tarOf([letter(exchange, recipientId), { name: '../outside.xml', bytes: 'x' }])
    const refused = (error: unknown): boolean => error instanceof Problem && error.code === 'memo.archive.rejected'
    await assert.rejects(sendContainer(exchange, archive), refused)
    const whole = await tarOf([letter(exchange, recipientId)])
    await assert.rejects(sendContainer(exchange, whole.subarray(0, 700)), refused)
    await exchange.settle()
    for await (const { name } of exchange.contentStore.blobs.list('', '')) assert.fail(`The blob ${name} was left`)
    const events = await exchange.database.read((on) => listRejections(on, {}))
    assert.deepEqual(events, [{ tag: 'MEMO_ARCHIVE_REJECTED', fault: 'name' }, { tag: 'MEMO_ARCHIVE_REJECTED', fault: 'truncated' }])
  }))

const listRejections = list({}, { tag: text(), fault: text() })`
  SELECT events.tag, rejected_containers.fault
  FROM rejected_containers JOIN events ON events.properties ->> 'transmissionId' = rejected_containers.transmission_id::text
  ORDER BY rejected_containers.fault`

test('an id that stands for another transmission is not used again', () =>
  withExchange(async (exchange) => {
    const recipientId = await citizen(exchange)
    const { transmissionId } = await sendContainer(exchange, await tarOf([letter(exchange, recipientId)]))
    const again = sendContainer(exchange, await tarOf([letter(exchange, recipientId)]), { transmissionId })
    await assert.rejects(again, (error: unknown) => error instanceof Problem && error.code === 'container.id.already.used')
    await exchange.settle()
    await assertNothingWrong(exchange)
  }))

test('a letter whose decision fails stands alone, and stops nothing else', () =>
  withExchange(async (exchange) => {
    const recipientId = await citizen(exchange)
    await exchange.database.transaction(async (tx) => {
      for (const statement of breakDecisions) await statement(tx, {})
    })
    const entries = Array.from({ length: 30 }, (_, index) => letter(exchange, recipientId, { title: index === 11 ? 'Gift' : 'Brev' }))
    const { containerId } = await sendContainer(exchange, await tarOf(entries))
    await exchange.settle()
    await exchange.advance('PT1H')
    const { taken, entries: delivered, endedAt } = await countsOf(exchange, containerId)
    assert.deepEqual({ taken, delivered, isEnded: endedAt !== null }, { taken: 30, delivered: 29, isEnded: true })
    const { gaps } = await checkLetters(exchange.database, exchange.contentStore, { all: true })
    assert.deepEqual(gaps.map(({ code }) => code), ['work.stuck'])
  }))

/** Nothing is wrong but that a container waits to be let go and is no mailing. */
async function assertNoMailing({ database, contentStore }: TestExchange): Promise<void> {
  assert.deepEqual((await checkLetters(database, contentStore, { all: true })).gaps.map(({ code }) => code), ['mailing.missing'])
}

test('only what is released becomes letters; a smaller number stops the container', () =>
  withExchange(async (exchange) => {
    const recipientId = await citizen(exchange)
    const { containerId, ...received } = await sendContainer(exchange, await tarOf(Array.from({ length: 250 }, () => letter(exchange, recipientId))), { lane: 'mailing' })
    const container = { containerId, senderId: exchange.sender.partyId, systemId: exchange.sender.systemId, ...received }
    const release = (released: number) => exchange.database.transaction((tx) => releaseEntries(tx, container, released))
    const taken = async () => (await countsOf(exchange, containerId)).taken
    await exchange.settle()
    assert.equal(await taken(), 0)
    await release(3)
    await exchange.settle()
    assert.equal(await taken(), 3)
    await assertNoMailing(exchange)
    await release(120)
    await exchange.settle()
    assert.equal(await taken(), 120)
    await release(0)
    await exchange.settle()
    assert.equal(await taken(), 120)
    await release(250)
    await exchange.settle()
    assert.equal(await taken(), 250)
    await assertNoMailing(exchange)
  }))
