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
  lane: 'single',
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
  protocol: null,
  fetchedAt: null,
  failedAttempts: null,
  firstAttemptAt: null,
  nextAttemptAt: null,
  lastReason: null,
  pausedUntil: null,
  outcome: null,
  cause: null,
  endedAt: null,
  receiptAt: null,
  undeliverableReason: null,
  undeliverableSince: null,
  contentRemovedAt: null,
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
      [{ route: 'system', fetchedAt: at, outcome: 'HANDED_OVER', cause: 'RECEIPT' }, 'handed-over'],
      [{ route: 'system', protocol: 'REST_PUSH', nextAttemptAt: at }, 'to-push'],
      [{ route: 'system', protocol: 'REST_PUSH', nextAttemptAt: at, failedAttempts: 3 }, 'retrying'],
      [{ route: 'system', protocol: 'REST_PUSH', outcome: 'HANDED_OVER', cause: 'PUSH' }, 'pushed'],
      [{ route: 'system', protocol: 'REST_PUSH', outcome: 'HANDED_OVER', cause: 'PUSH', receiptAt: at }, 'handed-over'],
      [{ route: 'system', protocol: 'REST_PUBLISH_SUBSCRIBE' }, 'announced'],
      [{ route: 'undeliverable' }, 'undeliverable'],
      [{ route: 'recalled' }, 'recalled'],
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

const pushed = { ...letter, route: 'system', receiverName: 'Modtagelse', protocol: 'REST_PUSH', failedAttempts: 3, firstAttemptAt: at } as const
const later = instant(at + 6 * 3_600_000)

test('a letter on its ladder says how many attempts failed, why the last did, and when the next comes', () => {
  const told = tellTrace(trace({ letter: { ...pushed, nextAttemptAt: later, lastReason: 'http 503' } }), 'en')
  assert.equal(told.now.state, 'retrying')
  assert.match(told.now.sentence, /^The letter waits for the receiver system Modtagelse of Freja Holmgaard to take it\. 3 attempts have failed\. .*HTTP status 503.* The next attempt is on .*19[:.]00\.$/)
  assert.deepEqual([told.ladder?.failedAttempts, told.ladder?.lastReason, told.ladder?.nextAttemptAt], [3, 'http 503', later])
})

test('while the breaker holds a system back, the next attempt is when it opens again', () => {
  const { ladder } = tellTrace(trace({ letter: { ...pushed, nextAttemptAt: at, pausedUntil: later, lastReason: 'timeout' } }), 'en')
  assert.equal(ladder?.nextAttemptAt, later)
  assert.match(ladder.words, /holds all of its letters until .*19[:.]00/)
})

test('a failed attempt is a step with its system, its reason and the next attempt, and the last one says so', () => {
  const actors = new Map([['r', { actorId: 'r', name: 'Modtagelse', organisationName: 'Bøgelund Kommune' }]])
  const failure = { ownerId: recipientId, systemId: 'r' }
  const events = [
    event('MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED', { ...failure, properties: { attempt: 1, reason: 'http', status: 503, nextAttempt: '2026-11-22T12:15:00.000Z' } }),
    event('MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED', { ...failure, occurredAt: later, properties: { reason: 'timeout' } }),
  ]
  const { steps } = tellTrace(trace({ events, actors }), 'en')
  assert.deepEqual(steps.map(({ system }) => system), ['Modtagelse', 'Modtagelse'])
  assert.match(steps[0]?.cause ?? '', /^Attempt 1\. .*HTTP status 503.* The next attempt is on .*13[:.]15\.$/)
  assert.match(steps[1]?.cause ?? '', /That was the last attempt\.$/)
})

test('an undeliverable letter names the system that failed last and why; a handed over one whose content was deleted says that', () => {
  const undeliverable = { ...letter, route: 'undeliverable', receiverName: 'Modtagelse', undeliverableReason: 'refused', undeliverableSince: at } as const
  assert.match(tellTrace(trace({ letter: undeliverable }), 'da').now.sentence, /det sidste var Modtagelse\. Systemet afviste brevet\. Siden .* venter det/)
  const removed = { ...pushed, outcome: 'HANDED_OVER', cause: 'PUSH', endedAt: at, contentRemovedAt: later } as const
  assert.match(tellTrace(trace({ letter: removed }), 'en').now.sentence, /given no receipt of its own\. Its content was deleted at Brevdue on /)
})

test('a receipt that is pushed says how it goes', () => {
  const row: Trace['receipts'][number] = {
    receiptId: 'r' as Trace['receipts'][number]['receiptId'], // branding
    messageUuid: letter.messageUuid,
    messageId: null,
    transmissionId: letter.transmissionId,
    status: 'COMPLETED',
    errorCode: null,
    errorMessage: null,
    createdAt: at,
    pulledAt: null,
    waiting: true,
    failedAttempts: 1,
    nextAttemptAt: later,
    lastReason: 'name.unknown',
    givenUpAt: null,
    expiredAt: null,
  }
  const wordsOf = (more: Partial<typeof row>): string => tellTrace(trace({ receipts: [{ ...row, ...more }] }), 'en').receipts[1]?.words ?? ''
  assert.match(wordsOf({}), /^One attempt to send it failed\. The host name .* Is sent on .*\.$/)
  assert.match(wordsOf({ failedAttempts: 11, nextAttemptAt: null, givenUpAt: later }), /^11 attempts .* it can still be fetched\.$/)
  assert.match(wordsOf({ pulledAt: later }), /^The sender system got it on /)
  assert.equal(wordsOf({ failedAttempts: 0, nextAttemptAt: null, lastReason: null }), 'Waits for the sender system to fetch it.')
})
