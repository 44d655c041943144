import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestCompanyOrganisation } from '../organisations/organisations.testing.ts'
import { insertTestPerson } from '../parties/parties.testing.ts'
import { addDuration, civilDate } from '../platform/clock/index.ts'
import { execute, int8, list, nullable, text, uuid } from '../platform/database/index.ts'
import type { Database } from '../platform/database/index.ts'
import { insertTestRegistration } from '../register/register.testing.ts'
import { insertTestSystem } from '../systems/systems.testing.ts'
import type { OrganisationId } from '../organisations/index.ts'
import type { SystemId } from '../systems/index.ts'
import type { TestExchange } from './exchange.testing.ts'
import { withExchange } from './exchange.testing.ts'
import { withServer } from './http.testing.ts'
import { decisionStages } from './index.ts'
import { countPlaces, listOutcomes } from './outcome.testing.ts'
import type { TestMemo } from './test-memo.testing.ts'
import { newMessageUuid, testMemo } from './test-memo.testing.ts'

const allowFlags = execute({ organisationId: uuid<OrganisationId>() })`
  UPDATE organisations SET mandatory_post_allowed = true, legal_notification_allowed = true WHERE organisations.organisation_id = ${'organisationId'}`
const sendExemptOnPaper = execute({ systemId: uuid<SystemId>() })`UPDATE systems SET exempt_post = 'PAPER' WHERE systems.system_id = ${'systemId'}`
const listReceipts = list({}, { status: text(), errorCode: nullable(text()), errorMessage: nullable(text()) })`
  SELECT receipts.status, receipts.error_code, receipts.error_message FROM receipts ORDER BY receipts.receipt_id`
const moveClock = execute({ forwardMs: int8 })`UPDATE business_clock SET offset_ms = business_clock.offset_ms + ${'forwardMs'}`

const mandatory = '<memo:mandatory>true</memo:mandatory>'
const legal = '<memo:legalNotification>true</memo:legalNotification>'
const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n')
const html = (body: string): Partial<TestMemo> => ({ filename: 'Brev.html', mediaType: 'text/html', content: Buffer.from(`<html><body>${body}</body></html>`) })

async function citizen(exchange: TestExchange, registrationStatus: 'AUTOMATIC_REGISTRATION' | 'EXEMPT_OTHER_REASON' = 'AUTOMATIC_REGISTRATION'): Promise<string> {
  return exchange.database.transaction(async (tx) => {
    const { partyId, cprNumber } = await insertTestPerson(tx)
    await insertTestRegistration(tx, { partyId, registrationStatus })
    return cprNumber
  })
}

async function outcomesOf(exchange: TestExchange, memo: Omit<TestMemo, 'senderCvr'> & { senderCvr?: string }) {
  const messageUuid = newMessageUuid()
  await exchange.send({ ...memo, messageUuid })
  await exchange.settle()
  return exchange.database.read((on) => listOutcomes(on, { messageUuid }))
}

test('what the letter itself or its sender does wrong is refused with its own code', async (t) => {
  await withExchange(async (exchange) => {
    const recipientId = await citizen(exchange)
    const rows: [string, Omit<TestMemo, 'senderCvr' | 'recipientId'> & { senderCvr?: string }, string | null][] = [
      ['another sender', { senderCvr: '11111119' }, 'memo.sender.not.allowed'],
      ['mandatory without permission', { flags: mandatory }, 'mandatory.not.allowed'],
      ['a legal notice without permission', { flags: legal }, 'legal.notification.not.allowed'],
      ['a value date in the past', { flags: '<memo:doNotDeliverUntilDate>2020-01-01</memo:doNotDeliverUntilDate>' }, 'do.not.deliver.until.date.too.early'],
      ['a value date far ahead', { flags: '<memo:doNotDeliverUntilDate>2090-01-01</memo:doNotDeliverUntilDate>' }, 'do.not.deliver.until.date.too.late'],
      ['no document', { body: false }, 'main.document.missing'],
      ['a program', { filename: 'Brev.exe' }, 'file.extension.not.allowed'],
      ['a file without extension', { filename: 'Brev' }, 'file.extension.not.allowed'],
      ['an empty file', { content: new Uint8Array() }, 'file.empty.not.allowed'],
      ['text called PDF', { filename: 'Brev.pdf', mediaType: 'application/pdf' }, 'file.content.mismatch'],
      ['a PDF called text', { content: pdf }, 'file.content.mismatch'],
      ['a name that contradicts the type', { filename: 'Brev.pdf', mediaType: 'text/html', content: pdf }, 'file.content.mismatch'],
      ['a real PDF', { filename: 'Brev.PDF', mediaType: 'application/pdf', content: pdf }, null],
      ['HTML with a script', html('<script>alert(1)</script>'), 'html.not.allowed'],
      ['HTML with an event handler', html('<p onclick="x()">Hej</p>'), 'html.not.allowed'],
      ['HTML that loads a picture', html('<img src="https://example.org/x.png">'), 'html.not.allowed'],
      ['plain HTML', html('<h1>Hej</h1><p style="color: red">Tekst med <a href="https://example.org/">link</a></p>'), null],
      ['a broken element', { title: '</memo:label><memo:nonsense/><memo:label>' }, 'memo.invalid'],
    ]
    for (const [name, memo, code] of rows)
      await t.test(name, async () => {
        assert.deepEqual((await outcomesOf(exchange, { ...memo, recipientId })).map((outcome) => outcome.code), [code])
      })
  })
})

test('the receipt of a broken letter names line, column and remedy', async () => {
  await withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const messageUuid = newMessageUuid()
      const { xml } = testMemo({ messageUuid, senderCvr: exchange.sender.cvr, recipientId: '9107701234' })
      assert.equal((await server.post(messageUuid, xml.replace('</memo:MessageHeader>', ''))).status, 201, 'accepted, since only the check can tell')
      await exchange.settle()
      const [receipt] = await exchange.database.read((on) => listReceipts(on, {}))
      assert.deepEqual([receipt?.status, receipt?.errorCode], ['INVALID', 'memo.invalid'])
      assert.match(receipt?.errorMessage ?? '', /Line \d+, column \d+: .+ Correct the places named/)
    }),
  )
})

test('mandatory post of a permitted authority reaches the exempt; others go to paper by the setting of the system', async () => {
  await withExchange(async (exchange) => {
    const recipientId = await citizen(exchange, 'EXEMPT_OTHER_REASON')
    await exchange.database.transaction((tx) => allowFlags(tx, { organisationId: exchange.sender.organisationId }))
    assert.deepEqual((await outcomesOf(exchange, { recipientId, flags: mandatory })).map(({ route, rule }) => [route, rule]), [['mailbox', 'mandatory.mailbox']])
    await exchange.database.transaction((tx) => sendExemptOnPaper(tx, { systemId: exchange.sender.systemId }))
    assert.deepEqual((await outcomesOf(exchange, { recipientId })).map(({ route, rule }) => [route, rule]), [['paper', 'exempt.paper']])
  })
})

test('a company writes to authorities only', async () => {
  await withExchange((exchange) =>
    withServer(exchange, async (server) => {
      const company = await exchange.database.transaction(async (tx) => {
        const { organisationId, cvrNumber } = await insertTestCompanyOrganisation(tx)
        return { cvrNumber, ...(await insertTestSystem(tx, { organisationId })) }
      })
      const { messageUuid, xml } = testMemo({ senderCvr: company.cvrNumber, recipientId: await citizen(exchange) })
      assert.equal((await server.post(messageUuid, xml, { authorization: company.authorization })).status, 201)
      await exchange.settle()
      const [outcome] = await exchange.database.read((on) => listOutcomes(on, { messageUuid }))
      assert.deepEqual([outcome?.status, outcome?.code], ['NOT_ALLOWED', 'recipient.type.not.allowed'])
    }),
  )
})

test('a letter with a value date is held, and decided by the state of affairs on the date', async () => {
  await withExchange(async (exchange) => {
    const recipientId = await citizen(exchange)
    const today = await exchange.database.now()
    const flags = `<memo:doNotDeliverUntilDate>${civilDate(addDuration(today, 'P2D'))}</memo:doNotDeliverUntilDate>`
    const messageUuid = newMessageUuid()
    await exchange.send({ recipientId, flags, messageUuid })
    await exchange.settle()
    const places = () => exchange.database.read((on) => countPlaces(on, { messageUuid }))
    assert.deepEqual(await places(), { mailboxes: 0, waiting: 0, messages: 0, work: 1, receipts: 1 })
    await exchange.database.transaction((tx) => moveClock(tx, { forwardMs: 2 * 86_400_000 }))
    exchange.wakeBus.wake('decide-again')
    await exchange.settle()
    assert.deepEqual(await places(), { mailboxes: 1, waiting: 0, messages: 0, work: 0, receipts: 1 })
  })
})

test('a NemSMS that nobody subscribed to in 48 hours ends with a second receipt INVALID', async () => {
  await withExchange(async (exchange) => {
    const messageUuid = newMessageUuid()
    await exchange.send({ recipientId: await citizen(exchange), messageType: 'NEMSMS', messageUuid })
    await exchange.settle()
    await exchange.database.transaction((tx) => moveClock(tx, { forwardMs: 48 * 3_600_000 + 1_000 }))
    exchange.wakeBus.wake('decide-again')
    await exchange.settle()
    const receipts = await exchange.database.read((on) => listReceipts(on, {}))
    assert.deepEqual(receipts.map(({ status, errorCode }) => [status, errorCode]), [['COMPLETED', null], ['INVALID', 'nemsms.not.subscribed']])
  })
})

/** Claims letters that are there for another decision: the same code path whatever their number. */
const holdLetters = list({ claimId: uuid(), limit: int8 }, { letterId: uuid(), senderId: uuid() })`
  WITH chosen AS (SELECT letters.letter_id, letters.sender_id FROM letters ORDER BY letters.letter_id LIMIT ${'limit'}), planned AS (
    INSERT INTO work (subject_id, stage, lane, sender_id, rank, due_at, claimed_by, lease_until)
    SELECT chosen.letter_id, 'decide-again', 'single', chosen.sender_id, 0, '2000-01-01', ${'claimId'}, '2100-01-01' FROM chosen
    RETURNING work.subject_id)
  SELECT chosen.letter_id, chosen.sender_id FROM chosen JOIN planned ON planned.subject_id = chosen.letter_id`

/** Counts what a piece of work sends to the database in its largest transaction. */
function counting(database: Database): Database & { largest: number } {
  const counted = {
    ...database,
    largest: 0,
    transaction: <Result>(work: Parameters<typeof database.transaction<Result>>[0]) =>
      database.transaction(async (tx) => {
        const result = await work(tx)
        counted.largest = Math.max(counted.largest, tx.count.statements)
        return result
      }),
  }
  return counted
}

test('a batch of any size takes at most 40 statements', async () => {
  await withExchange(async (exchange) => {
    const recipients = await Promise.all([citizen(exchange), citizen(exchange, 'EXEMPT_OTHER_REASON'), citizen(exchange)])
    const database = counting(exchange.database)
    const stages = decisionStages({ database, contentStore: exchange.contentStore })
    assert.equal(stages.length, 2)
    for (const recipientId of [...recipients, '99998888']) await exchange.send({ recipientId })
    await exchange.settle()
    const sizes = [1, 30]
    for (const size of sizes) {
      database.largest = 0
      const claimId = newMessageUuid()
      const before = await exchange.database.transaction((tx) => holdLetters(tx, { claimId, limit: size }))
      const items = before.map(({ letterId, senderId }) => ({ subjectId: letterId, lane: 'single' as const, senderId, attempts: 0 }))
      await stages[1]?.handle({ claimId: claimId as never, stage: 'decide-again', items }) // branding
      assert.ok(database.largest > 5 && database.largest <= 40, `${database.largest} statements for ${items.length} letters`)
    }
  })
})
