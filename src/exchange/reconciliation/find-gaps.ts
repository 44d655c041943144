import { sendPaperStage, sendSmsStage, decideAgainStage, routeStage } from '../stages.ts'
import { decisions, deliveries, handOvers, removedContents, undeliverable, wrongLadders } from './delivery-accounts.ts'
import { eventText, expectedEvents } from './expected-events.ts'
import type { Comparison, Gap } from './gap.ts'
import { compare } from './gap.ts'
import type { KnownLetter } from './known-letter.ts'
import type { LetterWitnesses } from './letter-witnesses.ts'
import { placesOf } from './place.ts'
import type { EntryWitness, HeaderWitness, KeyWitness } from './witnesses.queries.ts'

const keyText = ({ messageUuid, senderId, sha256 }: KeyWitness): string => `${messageUuid} ${senderId} ${Buffer.from(sha256).toString('hex')}`

const keys = ({ letter, all }: KnownLetter): Comparison => ({ account: 'key', expected: [keyText(letter)], found: all.keys.map(keyText) })

const contents = ({ letter, all }: KnownLetter): Comparison => ({
  account: 'content',
  expected: [`${letter.length} bytes`],
  found: all.contents.map(({ length, whole }) => `${length} bytes${whole ? '' : ', cut'}`),
})

/** A letter refused by its format may be unreadable; every other decided one was read. */
function headers({ all, last }: KnownLetter): Comparison {
  const found = all.headers.map(() => 'header')
  const isOptional = last?.rule.startsWith('check.') === true
  return { account: 'header', expected: isOptional ? found.slice(0, 1) : last === undefined ? [] : ['header'], found }
}

/** The first decision is told, and a later one when it is a refusal. */
const receipts = ({ letter, all }: KnownLetter): Comparison => ({
  account: 'receipt',
  expected: all.decisions
    .filter(({ decisionNumber, route }) => decisionNumber === 1 || route === 'rejected')
    .map(({ status, code }) => [status, code, letter.messageUuid, letter.transmissionId, letter.senderSystemId].join(' ')),
  found: all.receipts.map(({ status, errorCode, messageUuid, transmissionId, senderSystemId }) => [status, errorCode, messageUuid, transmissionId, senderSystemId].join(' ')),
})

const entries = ({ all, last }: KnownLetter): Comparison => ({
  account: 'entry',
  expected: last?.route === 'mailbox' ? [`party ${last.recipientId}`] : [],
  found: all.entries.map(({ recipientId }) => `party ${recipientId}`),
})

const sendStages = { paper: sendPaperStage, sms: sendSmsStage } as const

/** What leaves the platform is planned until it has left. */
function expectedWork({ all, last }: KnownLetter): string[] {
  if (last === undefined) return [routeStage]
  if (last.route === 'wait') return [decideAgainStage]
  return (last.route === 'paper' || last.route === 'sms') && all.messages.length === 0 ? [sendStages[last.route]] : []
}

const work = (known: KnownLetter): Comparison => ({ account: 'work', expected: expectedWork(known), found: known.all.work.map(({ stage }) => stage) })

function messages({ all, last }: KnownLetter): Comparison {
  const wanted = last?.route === 'paper' || last?.route === 'sms' ? [`${last.route} to party ${last.recipientId}`] : []
  return { account: 'message', expected: all.work.length > 0 ? [] : wanted, found: all.messages.map(({ channel, partyId }) => `${channel} to party ${partyId}`) }
}

const events = ({ letter, all }: KnownLetter): Comparison => ({
  account: 'event',
  expected: expectedEvents(all, letter.senderId),
  found: all.events.map(({ tag, ownerId, rule }) => eventText(tag, ownerId, rule)),
})

const accounts = [keys, contents, headers, decisions, receipts, entries, deliveries, handOvers, undeliverable, work, messages, events]

const shown = ({ title, senderLabel, mandatory, legalNotification }: HeaderWitness | EntryWitness): string =>
  JSON.stringify([title, senderLabel, mandatory, legalNotification])

/** What the list of letters shows is what was read from the letter. */
function changedEntries({ letterId, entries: found, headers: read }: LetterWitnesses): Gap[] {
  const [header] = read
  if (header === undefined) return []
  return found.filter((entry) => shown(entry) !== shown(header)).map(({ mailboxId }) => ({ letterId, code: 'entry.changed', detail: `mailbox ${mailboxId}` }))
}

/** A receipt waits for its sender until it was handed out; after that the sender may take it off the list. */
const lostReceipts = ({ letterId, receipts: written }: LetterWitnesses): Gap[] =>
  written.filter(({ waiting, handedOut }) => !waiting && !handedOut).map(({ receiptId }) => ({ letterId, code: 'receipt.lost', detail: `receipt ${receiptId}` }))

/** A letter that was set aside is not lost, but nobody but the operator takes it further. */
const stuckWork = ({ letterId, work: planned }: LetterWitnesses): Gap[] =>
  planned.filter(({ stuck }) => stuck).map(({ stage }) => ({ letterId, code: 'work.stuck', detail: stage }))

function displaced(all: LetterWitnesses): Gap[] {
  const places = placesOf(all)
  if (places.length === 1) return []
  return [{ letterId: all.letterId, code: places.length === 0 ? 'place.none' : 'place.several', detail: places.join(', ') }]
}

/** Everything that does not fit in what the tables tell of a letter; nothing when each witness bears out the others. Pure. */
export function findGaps(all: LetterWitnesses): Gap[] {
  const { letterId } = all
  const [letter] = all.letters
  if (letter === undefined) return [{ letterId, code: 'letter.missing', detail: all.keys.map(({ messageUuid }) => `messageUUID ${messageUuid}`).join(', ') }]
  const known = { letter, all, last: all.decisions.at(-1) }
  return [...accounts.flatMap((account) => compare(letterId, account(known))), ...changedEntries(all), ...removedContents(known), ...wrongLadders(all), ...lostReceipts(all), ...stuckWork(all), ...displaced(all)]
}
