import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import { tarOf } from '../containers/containers.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import { checkLetters } from '../index.ts'
import { newMessageUuid } from '../test-memo.testing.ts'
import { getExamination, listFindings } from './examinations.queries.ts'
import { listMailingChanges } from './mailings.queries.ts'
import type { MailingId } from './mailing.ts'
import { citizens, letterTo, mixed, sendArchive, sendMailing, standingOf, wish } from './mailings.testing.ts'

async function assertNothingWrong({ database, contentStore }: TestExchange): Promise<void> {
  assert.deepEqual((await checkLetters(database, contentStore, { all: true })).gaps, [])
}

const changes = async ({ database }: TestExchange, mailingId: MailingId): Promise<unknown[]> =>
  (await database.read((on) => listMailingChanges(on, { mailingId }))).map(({ change, step, actorKind, reason, handled, faults }) => [change, step, actorKind, reason, handled, faults]).toReversed()

/** State, step, and how many letters are handled. */
async function standing(exchange: TestExchange, mailingId: MailingId): Promise<readonly [string, number, number]> {
  const { state, step, handled } = await standingOf(exchange, mailingId)
  return [state, step, handled]
}

test('looked through, a mailing tells what would become of its letters, and none of them is taken in', () =>
  withExchange(async (exchange) => {
    const { database, sender } = exchange
    const known = await citizens(exchange, 120)
    const exempt = await database.transaction(async (tx) => {
      const person = await insertTestPerson(tx)
      await insertTestRegistration(tx, { partyId: person.partyId, registrationStatus: 'EXEMPT_OTHER_REASON' })
      return person.cprNumber
    })
    const dead = await database.transaction((tx) => insertTestPerson(tx, { status: 'dead' }))
    const used = newMessageUuid()
    await exchange.send({ recipientId: known[0] ?? '', messageUuid: used, title: 'Før' })
    const twin = letterTo(exchange, known[1] ?? '')
    const { containerId } = await sendMailing(exchange, [
      ...known.map((recipientId) => letterTo(exchange, recipientId)),
      letterTo(exchange, exempt),
      letterTo(exchange, dead.cprNumber),
      ...Array.from({ length: 5 }, () => letterTo(exchange, '0101019999')),
      { name: 'nonsense.xml', bytes: 'x' },
      { name: `${newMessageUuid()}.xml`, bytes: '' },
      letterTo(exchange, known[0] ?? '', { messageUuid: used, title: 'Nu' }),
      { ...letterTo(exchange, known[0] ?? '', { messageUuid: used, title: 'Før' }), name: `before/${used}.xml` },
      twin,
      { ...twin, name: `copy/${twin.name}` },
    ])
    await exchange.settle()
    assert.deepEqual(await standing(exchange, containerId), ['ready', 0, 0])
    const { spentMs, endedAt, position, ...counts } = await database.read((on) => getExamination(on, { mailingId: containerId }))
    assert.deepEqual(counts, { entries: 133, digital: 121, paper: 0, repeated: 2, sameRecipient: 1 })
    assert.ok(spentMs > 0 && position > 0 && endedAt !== null)
    const findings = await database.read((on) => listFindings(on, { mailingId: containerId }))
    assert.deepEqual(findings.map(({ code, letters, examples }) => [code, letters, examples.map(({ entryNumber }) => entryNumber)]), [
      ['recipient.not.found', 5, [123, 124, 125]],
      ['memo.empty', 1, [129]],
      ['memo.uuid.already.used', 1, [130]],
      ['memo.uuid.missing', 1, [128]],
      ['recipient.closed', 1, [122]],
      ['recipient.exempt', 1, [121]],
    ])
    assert.equal((await ask(database, 'SELECT FROM letters')).length, 1)
    assert.equal((await ask(database, 'SELECT FROM mailing_sightings')).length, 0, 'nothing of it is kept')
    await ask(database, "UPDATE systems SET exempt_post = 'PAPER' WHERE system_id = $1", [sender.systemId])
    const onPaper = await sendMailing(exchange, [letterTo(exchange, exempt)])
    await exchange.settle()
    assert.equal((await database.read((on) => getExamination(on, { mailingId: onPaper.containerId }))).paper, 1)
    await assertNothingWrong(exchange)
  }))

test('started, it lets one percent go, then ten, then all, with time to look between', () =>
  withExchange(async (exchange) => {
    const { containerId } = await sendMailing(exchange, await mixed(exchange, 300, 0))
    await exchange.settle()
    assert.deepEqual(await wish(exchange, containerId, 'start'), { kind: 'done' })
    assert.deepEqual(await wish(exchange, containerId, 'start'), { kind: 'already' })
    await exchange.settle()
    assert.deepEqual(await standing(exchange, containerId), ['running', 1, 3])
    assert.notEqual((await standingOf(exchange, containerId)).nextStepAt, null)
    await assertNothingWrong(exchange)
    await exchange.advance('PT4M')
    assert.deepEqual(await standing(exchange, containerId), ['running', 1, 3])
    await exchange.advance('PT2M')
    await exchange.settle()
    assert.deepEqual(await standing(exchange, containerId), ['running', 2, 30])
    await exchange.advance('PT6M')
    await exchange.settle()
    assert.deepEqual(await standing(exchange, containerId), ['finished', 3, 300])
    assert.equal((await ask(exchange.database, 'SELECT FROM mailbox_entries')).length, 300)
    assert.deepEqual(await changes(exchange, containerId), [
      ['created', 0, 'system', null, 0, 0],
      ['examined', 0, 'platform', null, 0, 0],
      ['started', 1, 'system', null, 0, 0],
      ['stepped', 2, 'platform', null, 3, 0],
      ['stepped', 3, 'platform', null, 30, 0],
      ['finished', 3, 'platform', null, 300, 0],
    ])
    const events = await ask(exchange.database, "SELECT properties FROM events WHERE tag = 'MAILING_CHANGED' ORDER BY event_id")
    const names = ['before.state', 'after.state', 'before.share', 'after.share'] as const
    const told = events.map(({ properties }) => names.map((name) => (properties as Record<string, unknown>)[name])) // a JSON object
    assert.deepEqual(told, [
      [undefined, 'examining', undefined, undefined],
      ['examining', 'ready', undefined, undefined],
      ['ready', 'running', 0, 1],
      [undefined, undefined, 1, 10],
      [undefined, undefined, 10, 100],
      ['running', 'finished', undefined, undefined],
    ])
    await assertNothingWrong(exchange)
  }))

test('when too much is wrong it pauses by itself within a step, tells its contact, and goes on when somebody says so', () =>
  withExchange(async (exchange) => {
    const { containerId } = await sendMailing(exchange, await mixed(exchange, 540, 60))
    await exchange.settle()
    await wish(exchange, containerId, 'start')
    await exchange.advance('PT15M')
    await exchange.settle()
    const paused = await standingOf(exchange, containerId)
    assert.equal(paused.state, 'paused')
    assert.ok(paused.handled >= 200 && paused.handled <= 400 && paused.faults >= 20, `${paused.handled} letters, ${paused.faults} faults`)
    const emails = await ask(exchange.database, "SELECT subject, body FROM outgoing_messages WHERE about LIKE 'mailing.paused%'")
    assert.equal(emails.length, 1)
    assert.match(String(emails[0]?.['body']), /sat udsendelsen på pause[\s\S]*has paused the mailing/)
    await assertNothingWrong(exchange)
    await exchange.advance('P1D')
    assert.equal((await standingOf(exchange, containerId)).handled, paused.handled, 'it stays so')
    await wish(exchange, containerId, 'resume')
    await exchange.settle()
    const again = await standingOf(exchange, containerId)
    assert.ok(again.state === 'paused' && again.handled > paused.handled + 190, 'as many more faults pause it again')
    for (let times = 0; times < 5 && (await standingOf(exchange, containerId)).state === 'paused'; times++) {
      await wish(exchange, containerId, 'resume')
      await exchange.settle()
    }
    assert.deepEqual(await standing(exchange, containerId), ['finished', 3, 600])
    await assertNothingWrong(exchange)
  }))

test('paused by somebody it stays where it is; what was sent is not sent again', () =>
  withExchange(async (exchange) => {
    const { containerId } = await sendMailing(exchange, await mixed(exchange, 200, 0))
    await exchange.settle()
    assert.deepEqual(await wish(exchange, containerId, 'pause'), { kind: 'impossible', state: 'ready' })
    await wish(exchange, containerId, 'start')
    await exchange.settle()
    assert.deepEqual(await wish(exchange, containerId, 'pause'), { kind: 'done' })
    assert.deepEqual(await wish(exchange, containerId, 'pause'), { kind: 'already' })
    await exchange.advance('PT1H')
    assert.deepEqual(await standing(exchange, containerId), ['paused', 1, 2])
    await wish(exchange, containerId, 'resume')
    await exchange.settle()
    assert.deepEqual(await standing(exchange, containerId), ['running', 2, 20])
    await exchange.advance('PT6M')
    assert.deepEqual(await standing(exchange, containerId), ['finished', 3, 200])
    assert.equal((await ask(exchange.database, 'SELECT FROM mailbox_entries')).length, 200)
    await assertNothingWrong(exchange)
  }))

test('stopped, the rest never becomes letters; the same bytes again are a new mailing that goes on', () =>
  withExchange(async (exchange) => {
    const archive = await tarOf(await mixed(exchange, 200, 0))
    const { containerId } = await sendArchive(exchange, archive)
    const again = await sendArchive(exchange, archive)
    assert.deepEqual([again.kind, again.containerId], ['repeated', containerId])
    await exchange.settle()
    await wish(exchange, containerId, 'start')
    await exchange.advance('PT6M')
    assert.deepEqual(await wish(exchange, containerId, 'stop'), { kind: 'done' })
    assert.deepEqual(await wish(exchange, containerId, 'stop'), { kind: 'already' })
    assert.deepEqual(await wish(exchange, containerId, 'resume'), { kind: 'impossible', state: 'stopped' })
    await exchange.advance('P1D')
    assert.deepEqual(await standing(exchange, containerId), ['stopped', 2, 20])
    for await (const { name } of exchange.contentStore.blobs.list('', '')) assert.fail(`The blob ${name} was left`)
    const next = await sendArchive(exchange, archive)
    assert.notEqual(next.containerId, containerId)
    await exchange.settle()
    assert.equal((await exchange.database.read((on) => getExamination(on, { mailingId: next.containerId }))).repeated, 20)
    await wish(exchange, next.containerId, 'start')
    await exchange.advance('PT15M')
    const { taken, repeated } = await standingOf(exchange, next.containerId)
    assert.deepEqual([taken, repeated], [180, 20])
    assert.equal((await ask(exchange.database, 'SELECT FROM mailbox_entries')).length, 200)
    await assertNothingWrong(exchange)
  }))

test('of those who want different things at one moment one is first, and the others find how it stands', () =>
  withExchange(async (exchange) => {
    const { containerId } = await sendMailing(exchange, await mixed(exchange, 150, 0))
    await exchange.settle()
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => wish(exchange, containerId, 'start')))
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['already', 'already', 'already', 'done'])
    await exchange.advance('PT15M')
    await Promise.all((['stop', 'pause', 'stop', 'resume', 'pause', 'stop'] as const).map((one) => wish(exchange, containerId, one)))
    await exchange.settle()
    const { state } = await standingOf(exchange, containerId)
    assert.ok(state === 'finished' || state === 'stopped', state)
    await assertNothingWrong(exchange)
  }))
