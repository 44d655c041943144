import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../platform/clock/index.ts'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { readClock } from '../platform/work/index.ts'
import { listFailedMessages, planEmails, retryMessage } from './index.ts'
import type { NewEmail } from './index.ts'
import type { Behaviour, TestMailServer } from './mail-server.testing.ts'
import { startMailServer } from './mail-server.testing.ts'
import { insertTestParty, listFailureEvents, listMessageStates, passTime, passTimeTo, startMailWorker } from './notifications.testing.ts'

const email: NewEmail = { to: 'it@by.example', subject: 'Systemet kan ikke nås', body: 'Blåbærgrød på Ærø.\n' }

const plan = (database: Database, ...emails: readonly NewEmail[]): Promise<void> => database.transaction((tx) => planEmails(tx, emails))
const statesOf = (database: Database) => database.read((on) => listMessageStates(on, {}))

async function stateOf(database: Database) {
  const [state, ...others] = await statesOf(database)
  assert.equal(others.length, 0)
  return state ?? assert.fail('no message')
}

/** A database, a mail server and a worker that sends to it. */
async function withMail(script: readonly Behaviour[], work: (database: Database, server: TestMailServer) => Promise<void>): Promise<void> {
  const server = await startMailServer()
  server.script.push(...script)
  try {
    await withTestDatabase(async (database) => {
      const worker = await startMailWorker(database, server.url)
      try {
        await work(database, server)
      } finally {
        await worker.stop()
      }
    })
  } finally {
    await server.close()
  }
}

/** Passes no time, but lets everything due happen. */
const settle = (database: Database): Promise<unknown> => passTime(database, 'PT0.1S')

test('an e-mail travels by SMTP with a name for itself, who sends it, and the time of its planning', () =>
  withMail([], async (database, { taken }) => {
    await plan(database, email)
    await settle(database)
    const { messageId, attempts, sentAt, nextAttemptAt, plannedAt } = await stateOf(database)
    const [raw = ''] = taken
    assert.match(raw, /^From: =\?UTF-8\?Q\?Brevdue_p=C3=A5_pr=C3=B8ve\?= <due@brevdue\.example>$/m)
    assert.match(raw, /^To: it@by\.example$/m)
    assert.match(raw, /^Subject: =\?UTF-8\?Q\?Systemet_kan_ikke_n=C3=A5s\?=$/m)
    assert.match(raw, new RegExp(`^Message-ID: <${messageId}@brevdue\\.example>$`, 'm'))
    assert.match(raw, /^Auto-Submitted: auto-generated$/m)
    assert.match(raw, /^Content-Type: text\/plain; charset=utf-8$/m)
    assert.equal(Date.parse(/^Date: (.*)$/m.exec(raw)?.[1] ?? ''), Math.floor(plannedAt / 1000) * 1000)
    assert.deepEqual([taken.length, attempts, nextAttemptAt], [1, 1, null])
    assert.ok(sentAt !== null)
  }))

test('nothing in an e-mail adds a header or a recipient', () =>
  withMail([], async (database, { taken, offered }) => {
    await plan(database, { ...email, subject: 'Journal\r\nBcc: all@by.example\n\nX: y', body: 'Bcc: all@by.example\r\n.\r\nMAIL FROM:<x@y.example>\r\n' })
    await settle(database)
    const [head = '', body = ''] = (taken[0] ?? '').split(/\r\n\r\n(.*)/s)
    assert.match(head, /^Subject: Journal Bcc: all@by\.example X: y$/m)
    assert.doesNotMatch(head, /^(Bcc|X):/m)
    assert.deepEqual([taken.length, offered(), body], [1, 1, 'Bcc: all@by.example\r\n.\r\nMAIL FROM:<x@y.example>\r\n'])
  }))

test('what is no address is given up at once, in the log of the party, and undoes nothing', () =>
  withMail([], async (database, { offered }) => {
    const partyId = await insertTestParty(database)
    await plan(database, { ...email, to: 'it@by.example\r\nBcc: all@by.example', partyId }, { ...email, to: 'nobody' }, email)
    await settle(database)
    assert.deepEqual((await statesOf(database)).map(({ lastFault, attempts, failedAt }) => [lastFault, attempts, failedAt === null]), [
      ['address.invalid', 0, false],
      ['address.invalid', 0, false],
      [null, 1, true],
    ])
    assert.equal(offered(), 1)
    assert.deepEqual((await listFailureEvents(database)).map(({ ownerId, properties }) => [ownerId, properties['fault']]), [[partyId, 'address.invalid']])
  }))

test('an effect that is repeated plans its e-mail once', () =>
  withMail([], async (database, { taken }) => {
    await plan(database, { ...email, about: 'one' }, { ...email, about: 'one' }, email)
    await plan(database, { ...email, about: 'one' }, { ...email, about: 'two' }, email)
    await settle(database)
    assert.deepEqual([taken.length, (await statesOf(database)).length], [4, 4])
  }))

for (const [name, fault, answer, behaviour] of [
  ['421', 'postponed', /^421 .*421 as told$/, { atRecipient: 421 }],
  ['450 after its content', 'postponed', /^450 /, { afterContent: 450 }],
  ['no answer', 'timeout', undefined, 'hang'],
  ['a connection dropped after its content', 'connection.lost', /^ECONNECTION$/, 'drop'],
] as const)
  test(`an e-mail that met ${name} is tried again after a minute of business time, as the same e-mail`, () =>
    withMail([behaviour], async (database, server) => {
      const { now: before } = await readClock(database)
      await plan(database, email)
      await settle(database)
      const failed = await stateOf(database)
      assert.deepEqual([failed.attempts, failed.lastFault, failed.sentAt, failed.failedAt], [1, fault, null, null])
      if (answer === undefined) assert.equal(failed.lastAnswer, null)
      else assert.match(failed.lastAnswer ?? '', answer)
      const waits = (failed.nextAttemptAt ?? 0) - before
      assert.ok(waits >= 60_000 && waits < 65_000, `${waits} ms`)
      server.script.length = 0
      await passTime(database, 'PT50S')
      assert.equal(server.offered(), 1, 'not before its time')
      await passTime(database, 'PT20S')
      const sent = await stateOf(database)
      assert.deepEqual([sent.attempts, sent.lastFault, sent.nextAttemptAt, server.taken.length], [2, null, null, 1])
      assert.ok(server.taken[0]?.includes(`Message-ID: <${sent.messageId}@`))
    }))

for (const [name, behaviour] of [
  ['its recipient', { atRecipient: 550 }],
  ['its content', { afterContent: 554 }],
] as const)
  test(`an e-mail refused for good because of ${name} is given up at once and stands in the log of its party`, () =>
    withMail([behaviour], async (database, server) => {
      const partyId = await insertTestParty(database)
      await plan(database, { ...email, partyId })
      await passTime(database, 'P3D')
      const { attempts, failedAt, nextAttemptAt, lastFault, lastAnswer, messageId } = await stateOf(database)
      assert.deepEqual([attempts, failedAt === null, nextAttemptAt, lastFault, server.taken.length], [1, false, null, 'refused', 0])
      assert.match(lastAnswer ?? '', /^55\d /)
      const [event] = await listFailureEvents(database)
      assert.deepEqual([event?.ownerId, event?.properties], [partyId, { channel: 'email', messageId, fault: 'refused', attempts: 1 }])
    }))

const minutesUntil = async (database: Database, moment: Instant): Promise<number> => Math.round((moment - (await readClock(database)).now) / 60_000)

test('an e-mail for a server that is away is tried after 1, 5 and 15 minutes, 1, 6 and 24 hours, then given up; the operator tries again', () =>
  withTestDatabase(async (database) => {
    const gone = await startMailServer()
    await gone.close()
    const worker = await startMailWorker(database, gone.url)
    const partyId = await insertTestParty(database)
    await plan(database, { ...email, partyId })
    await settle(database)
    const waits: number[] = []
    for (let { nextAttemptAt } = await stateOf(database); nextAttemptAt !== null; { nextAttemptAt } = await stateOf(database)) {
      waits.push(await minutesUntil(database, nextAttemptAt))
      await passTimeTo(database, nextAttemptAt)
    }
    assert.deepEqual(waits, [1, 5, 15, 60, 360, 1440])
    const [failed, ...others] = await database.read((on) => listFailedMessages(on, { limit: 10 }))
    assert.deepEqual([failed?.attempts, failed?.lastFault, failed?.lastAnswer, failed?.address, others], [7, 'unreachable', 'ECONNREFUSED', email.to, []])
    assert.equal((await listFailureEvents(database)).length, 1)
    const back = await startMailServer({}, gone.port)
    const retry = (): Promise<boolean> => database.transaction((tx) => retryMessage(tx, failed?.messageId ?? assert.fail()))
    assert.deepEqual([await retry(), await retry()], [true, false])
    await settle(database)
    assert.deepEqual([back.taken.length, (await stateOf(database)).failedAt, await database.read((on) => listFailedMessages(on, { limit: 10 }))], [1, null, []])
    await worker.stop()
    await back.close()
  }))

test('given-up e-mails are paged, newest first', () =>
  withTestDatabase(async (database) => {
    for (const subject of ['1', '2', '3']) await plan(database, { ...email, to: 'nobody', subject })
    const first = await database.read((on) => listFailedMessages(on, { limit: 2 }))
    const second = await database.read((on) => listFailedMessages(on, { limit: 2, before: first[1]?.messageId }))
    assert.deepEqual([first, second].map((page) => page.map(({ subject }) => subject)), [['3', '2'], ['1']])
  }))
