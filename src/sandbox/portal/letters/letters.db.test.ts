import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Readable } from 'node:stream'
import { acceptLetter } from '../../../exchange/index.ts'
import { newMessageUuid, testMemo } from '../../../exchange/test-memo.testing.ts'
import { insertTestPerson } from '../../../parties/parties.testing.ts'
import { addDuration, civilDate } from '../../../platform/clock/index.ts'
import { insertTestRegistration } from '../../../register/register.testing.ts'
import { insertTestSystem } from '../../../systems/systems.testing.ts'
import type { TestSandbox } from '../sandbox-portal.testing.ts'
import { withSandbox } from '../sandbox-portal.testing.ts'

interface Step {
  readonly tag: string
  readonly title: string
  readonly actor: string
  readonly cause?: string
  readonly code?: string
  readonly logs: string[]
}

interface Trace {
  readonly title?: string
  readonly sha256: string
  readonly length: number
  readonly state: { readonly name: string; readonly words: string }
  readonly steps: Step[]
  readonly decisions: { readonly rule: string; readonly why: string; readonly sentence?: string; readonly facts: { readonly name: string; readonly value: string }[] }[]
  readonly receipts: { readonly kind: string; readonly receipt: { readonly receiptStatus: string; readonly errorCode?: string }; readonly givenAt?: string }[]
}

const traceOf = ({ json }: TestSandbox, messageUuid: string): Promise<Trace> => json(`/sandbox/api/letters/${messageUuid}/trace?lang=en`)

async function insertRecipient({ exchange }: TestSandbox): Promise<string> {
  return exchange.database.transaction(async (tx) => {
    const { partyId, cprNumber } = await insertTestPerson(tx, { name: 'Signe Test' })
    await insertTestRegistration(tx, { partyId })
    return cprNumber
  })
}

async function sent(sandbox: TestSandbox, memo: Parameters<TestSandbox['exchange']['send']>[0]): Promise<string> {
  const messageUuid = newMessageUuid()
  await sandbox.exchange.send({ messageUuid, ...memo })
  await sandbox.exchange.settle()
  return messageUuid
}

test('the trace of a delivered letter: where, why, by whom, and the receipts', () =>
  withSandbox(async (sandbox) => {
    const messageUuid = await sent(sandbox, { recipientId: await insertRecipient(sandbox), title: 'Plads i børnehaven' })
    const trace = await traceOf(sandbox, messageUuid)
    assert.equal(trace.title, 'Plads i børnehaven')
    assert.deepEqual(trace.state, { name: 'mailbox', words: 'The letter is in the mailbox of Signe Test, in the folder Indbakke.' })
    assert.deepEqual(trace.steps.map(({ tag, actor, logs }) => [tag, actor, logs.join()]), [
      ['TECHNICAL_RECEIPT_SENT_TO_SENDER_SYSTEM', 'Prøvesystem, Prøve Kommune', 'sender'],
      ['MEMO_SEND_VALIDATED', 'Brevdue', 'sender'],
      ['MEMO_AVAILABLE_TO_RECIPIENT', 'Brevdue', 'recipient'],
    ])
    assert.equal(trace.decisions[0]?.rule, 'person.mailbox')
    assert.deepEqual(trace.decisions[0].facts.map(({ name, value }) => `${name} ${value}`).slice(0, 2), ['kind a citizen', 'standing enrolled'])
    assert.deepEqual(trace.receipts.map(({ kind, receipt, givenAt }) => [kind, receipt.receiptStatus, givenAt !== undefined]), [['technical', 'RECEIVED', true], ['business', 'COMPLETED', false]])
    const html = await sandbox.page(`/sandbox/letters/${messageUuid.toUpperCase()}`)
    for (const words of ['Plads i børnehaven', 'Brevet ligger i postkassen hos Signe Test', 'Modtageren er en borger, og en borgers breve', trace.sha256, 'Valideret']) assert.ok(html.includes(words), words)
  }))

test('the trace of a rejected letter says what was wrong and what to do', () =>
  withSandbox(async (sandbox) => {
    const trace = await traceOf(sandbox, await sent(sandbox, { recipientId: '9107701234' }))
    assert.equal(trace.state.name, 'rejected')
    const refused = trace.steps.at(-1)
    assert.deepEqual([refused?.tag, refused?.code], ['MEMO_SEND_VALIDATION_FAILED', 'recipient.not.found'])
    assert.equal(refused?.cause, 'No person, company or authority has the recipient’s number. Check the number.')
    assert.match(trace.decisions[0]?.sentence ?? '', /^The recipient does not exist/)
    assert.deepEqual(trace.receipts.map(({ receipt }) => receipt.errorCode), [undefined, 'recipient.not.found'])
  }))

test('a letter that cannot be read has a trace too', () =>
  withSandbox(async (sandbox) => {
    const { exchange } = sandbox
    const messageUuid = newMessageUuid()
    const { database, contentStore, intakeWriter, sender } = exchange
    const body = Readable.from([Buffer.from('<letter>not a MeMo')])
    await acceptLetter({ database, contentStore, intakeWriter, maxLetterBytes: 1_000_000 }, { messageUuid, senderId: sender.partyId, systemId: sender.systemId, body })
    await exchange.settle()
    const trace = await traceOf(sandbox, messageUuid)
    assert.equal(trace.title, undefined)
    assert.equal(trace.decisions[0]?.rule, 'check.format')
    assert.match(await sandbox.page(`/sandbox/letters/${messageUuid}`), /Brev uden læselig titel/)
  }))

test('a held letter says until when, and afterwards that it was decided anew', () =>
  withSandbox(async (sandbox) => {
    const valueDate = await sandbox.exchange.database.read((on) => Promise.resolve(civilDate(addDuration(on.now, 'P20D'))))
    const flags = `<memo:doNotDeliverUntilDate>${valueDate}</memo:doNotDeliverUntilDate>`
    const messageUuid = await sent(sandbox, { recipientId: await insertRecipient(sandbox), flags })
    const waiting = await traceOf(sandbox, messageUuid)
    assert.equal(waiting.state.name, 'held')
    assert.deepEqual(waiting.decisions.map(({ rule }) => rule), ['value-date.held'])
    await sandbox.post('/sandbox/api/clock', { advance: 'P21D' })
    const delivered = await traceOf(sandbox, messageUuid)
    assert.equal(delivered.state.name, 'mailbox')
    assert.deepEqual(delivered.decisions.map(({ rule }) => rule), ['value-date.held', 'person.mailbox'])
    assert.deepEqual(delivered.steps.slice(-2).map(({ tag }) => tag), ['DELAYED_MEMO_SEND_SENT', 'MEMO_AVAILABLE_TO_RECIPIENT'])
    assert.match(await sandbox.page(`/sandbox/letters/${messageUuid}`), /Afgjort på ny/)
  }))

test('letters on paper are captured, found by address, and lead to their trace', () =>
  withSandbox(async (sandbox) => {
    const nation = await sandbox.seed()
    const exempt = nation.persons.find(({ tags }) => tags.includes('citizen-exempt'))
    const paperSender = await sandbox.exchange.database.transaction((tx) =>
      insertTestSystem(tx, { organisationId: sandbox.exchange.sender.organisationId, name: 'Papir', exemptPost: 'PAPER' }),
    )
    const { database, contentStore, intakeWriter, sender } = sandbox.exchange
    const messageUuid = newMessageUuid()
    const { xml } = testMemo({ messageUuid, senderCvr: sender.cvr, recipientId: exempt?.cprNumber ?? '' })
    const letter = { messageUuid, senderId: sender.partyId, systemId: paperSender.systemId, body: Readable.from([Buffer.from(xml)]) }
    await acceptLetter({ database, contentStore, intakeWriter, maxLetterBytes: 1_000_000 }, letter)
    await sandbox.exchange.settle()
    const [captured] = await sandbox.json<{ kind: string; to: string; messageUUID: string }[]>('/sandbox/api/outbox?kind=paper&to=bodil')
    assert.equal(captured?.messageUUID, messageUuid)
    assert.match(captured.to, /^Bodil Kjærulff\n/)
    assert.deepEqual(await sandbox.json('/sandbox/api/outbox?kind=email'), [])
    assert.deepEqual(await sandbox.json('/sandbox/api/outbox?to=nobody'), [])
    assert.ok((await sandbox.page('/sandbox/outbox?kind=&to=Bodil')).includes(`/sandbox/letters/${messageUuid}`))
    const trace = await traceOf(sandbox, messageUuid)
    assert.equal(trace.state.name, 'printed')
    assert.deepEqual(trace.steps.at(-1)?.logs, ['sender', 'recipient'])
  }))

test('the list finds a letter by its UUID, says when there is none, and pages by key', () =>
  withSandbox(async (sandbox) => {
    const recipientId = await insertRecipient(sandbox)
    const first = await sent(sandbox, { recipientId, title: 'Det første' })
    for (let number = 2; number <= 27; number++) await sandbox.exchange.send({ recipientId, title: `Nummer ${number}` })
    await sandbox.exchange.settle()
    const newest = await sandbox.page('/sandbox/letters')
    assert.ok(newest.includes('Nummer 27') && !newest.includes('Det første'))
    const older = /href="(\/sandbox\/letters\?before=[^"]+)"/.exec(newest)?.[1] ?? ''
    assert.match(await sandbox.page(older), /Det første/)
    const found = await sandbox.page(`/sandbox/letters?q=${first.toUpperCase()}`)
    assert.ok(found.includes('Det første') && !found.includes('Nummer 2'))
    assert.match(await sandbox.page(`/sandbox/letters?q=${newMessageUuid()}`), /Intet brev har det messageUUID/)
    assert.match(await sandbox.page('/sandbox/letters?q=abc'), /Et messageUUID er 32 tegn/)
    assert.equal((await sandbox.get(`/sandbox/letters/${newMessageUuid()}`)).status, 404)
    assert.equal((await sandbox.get(`/sandbox/api/letters/${newMessageUuid()}/trace`)).status, 404)
  }))
