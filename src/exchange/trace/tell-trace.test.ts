import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EventTag, LoggedEvent } from '../../events/index.ts'
import { instant } from '../../platform/clock/index.ts'
import { languages } from '../../platform/i18n/index.ts'
import { tellFacts } from './fact-texts.ts'
import { stateOf } from './letter-state.ts'
import type { Trace } from './read-trace.ts'
import { ruleTexts } from './rule-texts.ts'
import { tellTrace } from './tell-trace.ts'
import type { LetterFacts } from './trace.queries.ts'

const senderId = 'party-sender' as LetterFacts['senderId'] // branding
const recipientId = 'party-recipient' as NonNullable<LetterFacts['recipientId']> // branding
const at = instant(Date.UTC(2026, 10, 22, 12, 0, 0))

const letter: LetterFacts = {
  letterId: 'l' as LetterFacts['letterId'], // branding
  messageUuid: '11111111-1111-4111-8111-111111111111' as LetterFacts['messageUuid'], // branding
  transmissionId: '22222222-2222-4222-8222-222222222222' as LetterFacts['transmissionId'], // branding
  acceptedAt: at,
  way: 'REST',
  length: 18_000,
  sha256: new Uint8Array(32),
  senderId,
  senderName: 'Egelund Kommune',
  senderSystemName: 'Brevudsendelse',
  memoVersion: '1.2',
  title: 'Plads i børnehaven',
  recipientId,
  recipientName: 'Freja Holmgaard',
  route: 'mailbox',
  code: null,
  receiverSystemId: null,
  receiverName: null,
  stuckSince: null,
  dueAt: null,
  mailboxId: null,
  folderName: 'Indbakke',
  fetchedAt: null,
  outcome: null,
  endedAt: null,
  channel: null,
  sentAt: null,
}

const event = (tag: EventTag, more: Partial<LoggedEvent> = {}): LoggedEvent => ({
  eventId: tag as unknown as LoggedEvent['eventId'], // branding
  tag,
  ownerId: senderId,
  actorKind: 'platform',
  actorId: null,
  systemId: null,
  letterId: 'l',
  properties: {},
  personal: null,
  occurredAt: at,
  ...more,
})

const trace = (more: Partial<Trace> = {}): Trace => ({ letter, decisions: [], receipts: [], events: [], actors: new Map(), ...more })

test('the state follows the rows, and stuck work comes before all', () => {
  const states = (
    [
      [{ route: null }, 'accepted'],
      [{ route: 'wait' }, 'held'],
      [{ route: 'rejected' }, 'rejected'],
      [{ route: 'mailbox' }, 'mailbox'],
      [{ route: 'system' }, 'waiting-for-system'],
      [{ route: 'system', fetchedAt: at }, 'fetched'],
      [{ route: 'system', fetchedAt: at, outcome: 'HANDED_OVER' }, 'handed-over'],
      [{ route: 'system', outcome: 'REFUSED' }, 'refused'],
      [{ route: 'paper' }, 'to-print'],
      [{ route: 'paper', sentAt: at }, 'printed'],
      [{ route: 'sms' }, 'to-sms'],
      [{ route: 'sms', sentAt: at }, 'sms-sent'],
      [{ route: null, stuckSince: at }, 'stuck'],
    ] satisfies [Partial<LetterFacts>, string][]
  ).map(([facts, expected]) => [stateOf({ ...letter, ...facts }), expected])
  for (const [told, expected] of states) assert.equal(told, expected)
})

test('a rejection tells the rule, what to do, the code, and who sees it', () => {
  const refused = event('MEMO_SEND_VALIDATION_FAILED', { properties: { rule: 'recipient.unknown', errorCode: 'recipient.not.found', cause: 'business' } })
  const [step] = tellTrace(trace({ events: [refused] }), 'da').steps
  assert.equal(step?.title, 'Afvist')
  assert.equal(step.tone, 'error')
  assert.equal(step.cause, 'Ingen person, virksomhed eller myndighed har modtagerens nummer. Kontrollér nummeret.')
  assert.equal(step.code, 'recipient.not.found')
  assert.deepEqual(step.logs, ['sender'])
})

test('what stands in two logs is one step', () => {
  const both = [event('PHYSICAL_LETTER_SENT'), event('PHYSICAL_LETTER_SENT', { ownerId: recipientId })]
  const { steps } = tellTrace(trace({ events: both }), 'en')
  assert.equal(steps.length, 1)
  assert.deepEqual(steps[0]?.logs, ['sender', 'recipient'])
})

test('actors are named where they are known', () => {
  const actors = new Map([
    ['s', { actorId: 's', name: 'Brevudsendelse', organisationName: 'Egelund Kommune' }],
    ['f', { actorId: 'f', name: 'Freja Holmgaard', organisationName: null }],
  ])
  const events = [
    event('TECHNICAL_RECEIPT_SENT_TO_SENDER_SYSTEM', { actorKind: 'system', actorId: 's', properties: { contentLength: 18_000 } }),
    event('MEMO_SEND_VALIDATED'),
    event('MESSAGE_READ', { ownerId: recipientId, actorKind: 'citizen', actorId: 'f' }),
    event('MESSAGE_MOVED', { ownerId: recipientId, actorKind: 'employee', actorId: 'gone' }),
  ]
  const { steps } = tellTrace(trace({ events, actors }), 'en')
  assert.deepEqual(steps.map((step) => step.actor), ['Brevudsendelse, Egelund Kommune', 'Brevdue', 'Freja Holmgaard', 'An employee'])
  assert.match(steps[0]?.cause ?? '', /18 kB/)
})

test('facts are told in words, whatever order they were stored in', () => {
  const facts = { standingRule: 'person.exempt', kind: 'person', mandatory: true, exemptPost: 'PAPER', doNotDeliverUntilDate: '2026-12-01' } as const
  assert.deepEqual(tellFacts(facts, 'da').map(({ label, value }) => `${label}: ${value}`), [
    'Obligatorisk: ja',
    'Modtageren er: en borger',
    'Grund til tilmeldingen: Modtageren er fritaget for Digital Post.',
    'Breve til fritagne: sendes på papir',
    'Leveres tidligst: 1. december 2026',
  ])
})

test('every rule ends as a sentence in both languages, and no two rules say the same', () => {
  for (const language of languages) {
    const sentences = Object.values(ruleTexts[language])
    for (const sentence of sentences) assert.match(sentence, /\.$/)
    assert.equal(new Set(sentences).size, sentences.length)
  }
})
