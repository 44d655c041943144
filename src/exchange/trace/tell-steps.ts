import type { EventTag, LoggedEvent } from '../../events/index.ts'
import { eventTexts } from '../../events/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { parseInstant } from '../../platform/clock/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { formatDateTime, formatFileSize } from '../../platform/i18n/index.ts'
import { isReceiptCode, receiptCodes } from '../receipt-codes.ts'
import type { RuleName } from '../routing/decision.ts'
import type { ActorName, Trace } from './read-trace.ts'
import { tellReason } from './reason-words.ts'
import { ruleTexts } from './rule-texts.ts'
import type { StateTone } from './state-texts.ts'
import { traceTexts } from './trace.texts.ts'

/** In whose log an event stands: a sender never sees the recipient's side (exchange.md §7). */
export type LogSide = 'sender' | 'recipient' | 'other'

/** A step of a letter's way, in words. */
export interface ToldStep {
  readonly time: Instant
  readonly tag: EventTag
  readonly title: string
  readonly tone: StateTone
  readonly actor: string
  /** The receiver system it is about, where that is not the actor. */
  readonly system: string | undefined
  /** Why it happened, or what it means. */
  readonly cause: string | undefined
  readonly code: string | undefined
  readonly logs: readonly LogSide[]
}

const tones: Partial<Record<EventTag, StateTone>> = {
  MEMO_SEND_VALIDATED: 'success',
  MEMO_SEND_VALIDATION_FAILED: 'error',
  NEM_SMS_SEND_FAILED: 'error',
  NEM_SMS_SENT_SUCCESSFULLY: 'success',
  PHYSICAL_LETTER_SENT: 'success',
  DELAYED_MEMO_SEND_VALIDATED_AWAITING_DELAY: 'warning',
  MEMO_AVAILABLE_TO_RECIPIENT: 'success',
  MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM: 'success',
  MEMO_SEND_FAILED: 'error',
  MEMO_SEND_RECALLED: 'warning',
  MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED: 'warning',
  BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM_FAILED: 'warning',
}

function actorOf({ actorKind, actorId }: LoggedEvent, actors: ReadonlyMap<string, ActorName>, language: Language): string {
  const said = traceTexts[language]
  const known = actorId === null ? undefined : actors.get(actorId)
  if (known === undefined) return said.unknown[actorKind]
  return known.organisationName === null ? known.name : said.system(known.name, known.organisationName)
}

type Properties = LoggedEvent['properties']

const isRule = (name: string): name is RuleName => Object.hasOwn(ruleTexts.da, name)

function ruleOf({ rule }: Properties, language: Language): string | undefined {
  return typeof rule === 'string' && isRule(rule) ? ruleTexts[language][rule] : undefined
}

/** The rule says what was wrong with this letter; the code's remedy says what the sender can do. */
function refusalOf(properties: Properties, language: Language): string | undefined {
  const { errorCode } = properties
  const remedy = typeof errorCode === 'string' && isReceiptCode(errorCode) ? receiptCodes[errorCode][language].remedy : undefined
  return [ruleOf(properties, language), remedy].filter((part) => part !== undefined).join(' ') || undefined
}

type Cause = (properties: Properties, language: Language, event: LoggedEvent) => string | undefined

/** Why an attempt failed, and when the next one comes. */
function failureOf({ attempt, reason, status, nextAttempt }: Properties, language: Language): string | undefined {
  const said = traceTexts[language]
  const next = typeof nextAttempt === 'string' ? parseInstant(nextAttempt) : undefined
  const stored = [reason, status].filter((part) => part !== undefined).join(' ')
  const sentences = [
    typeof attempt === 'number' ? said.attempt(attempt) : undefined,
    tellReason(stored, language),
    next === undefined ? said.lastAttempt : said.nextAttempt(formatDateTime(next, language)),
  ]
  return sentences.filter((sentence) => sentence !== undefined).join(' ')
}

const causes: Partial<Record<EventTag, Cause>> = {
  TECHNICAL_RECEIPT_SENT_TO_SENDER_SYSTEM: ({ contentLength }, language) =>
    typeof contentLength === 'number' ? traceTexts[language].received(formatFileSize(contentLength, language)) : undefined,
  MEMO_SEND_VALIDATED: (_properties, language) => traceTexts[language].validated,
  MEMO_SEND_VALIDATION_FAILED: refusalOf,
  NEM_SMS_SEND_FAILED: refusalOf,
  DELAYED_MEMO_SEND_VALIDATED_AWAITING_DELAY: ruleOf,
  MEMO_SEND_RECALLED: ruleOf,
  DELAYED_MEMO_SEND_SENT: (_properties, language) => traceTexts[language].decidedAgain,
  MEMO_AVAILABLE_TO_RECIPIENT: ruleOf,
  MEMO_SEND_READY_FOR_FETCH: ruleOf,
  MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM: (_properties, language) => traceTexts[language].pushed,
  MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED: failureOf,
  // To a system that fetches what it is told of.
  NOTIFICATION_SENT: (_properties, language, { systemId }) => (systemId === null ? undefined : traceTexts[language].announced),
  MEMO_SEND_FAILED: ruleOf,
  MEMO_SEND_FETCHED_BY_RECIPIENT_SYSTEM: (_properties, language) => traceTexts[language].fetched,
  BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM: ({ receiptStatus }, language, { actorKind }) =>
    traceTexts[language][actorKind === 'platform' ? 'pushedReceipt' : 'handedReceipt'](String(receiptStatus)),
  BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM_FAILED: failureOf,
  BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM: ({ receiptStatus, cause }, language) =>
    cause === 'DELETE' ? traceTexts[language].removed : traceTexts[language].receiptReceived(String(receiptStatus)),
}

function sideOf({ ownerId }: LoggedEvent, { senderId, recipientId }: Trace['letter']): LogSide {
  if (ownerId === senderId) return 'sender'
  return ownerId === recipientId ? 'recipient' : 'other'
}

/** The receiver's side names its system; on the sender's side there is only one. */
function systemOf({ systemId, actorId, ownerId }: LoggedEvent, { actors, letter }: Pick<Trace, 'actors' | 'letter'>): string | undefined {
  if (systemId === null || systemId === actorId || ownerId === letter.senderId) return undefined
  return actors.get(systemId)?.name
}

/** A letter for a system that is called is not ready to be fetched: it is on its way there. */
function titleOf({ tag, occurredAt, properties }: LoggedEvent, decisions: Trace['decisions'], language: Language): string {
  const isPushed = decisions.some(({ protocol, rule, decidedAt }) => protocol === 'REST_PUSH' && decidedAt === occurredAt && rule === properties['rule'])
  return tag === 'MEMO_SEND_READY_FOR_FETCH' && isPushed ? traceTexts[language].toBePushed : eventTexts[language][tag]
}

/** What happened once but stands in two logs: recorded together, by the same actor. */
const sameHappening = (event: LoggedEvent): string => [event.tag, event.occurredAt, event.actorId].join('/')

/** The steps of a letter's way, first to last, each once however many logs it stands in. Told from the stored events alone. */
export function tellSteps({ events, actors, letter, decisions }: Omit<Trace, 'receipts'>, language: Language): ToldStep[] {
  return [...Map.groupBy(events, sameHappening).values()].flatMap((together): ToldStep[] => {
    const [event] = together
    if (event === undefined) return []
    const { tag, properties } = event
    return [
      {
        time: event.occurredAt,
        tag,
        title: titleOf(event, decisions, language),
        tone: tones[tag] ?? 'info',
        actor: actorOf(event, actors, language),
        system: systemOf(event, { actors, letter }),
        cause: causes[tag]?.(properties, language, event),
        code: typeof properties['errorCode'] === 'string' ? properties['errorCode'] : undefined,
        logs: together.map((one) => sideOf(one, letter)),
      },
    ]
  })
}
