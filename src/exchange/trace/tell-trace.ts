import type { Instant } from '../../platform/clock/index.ts'
import { instantText } from '../../platform/clock/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { RuleName } from '../routing/decision.ts'
import type { Receipt } from '../wire.ts'
import { receiptOf } from '../wire.ts'
import type { ToldFact } from './fact-texts.ts'
import { tellFacts } from './fact-texts.ts'
import type { StoredDecision, StoredReceipt, Trace } from './read-trace.ts'
import { ruleTexts } from './rule-texts.ts'
import type { ToldState } from './state-texts.ts'
import { tellState } from './state-texts.ts'
import type { ToldStep } from './tell-steps.ts'
import type { ToldLadder } from './tell-ladder.ts'
import { tellLadder } from './tell-ladder.ts'
import { receiptTexts, tellReceipt } from './tell-receipt.ts'
import { tellSteps } from './tell-steps.ts'

export interface ToldDecision {
  readonly time: Instant
  readonly route: StoredDecision['route']
  readonly rule: RuleName
  readonly why: string
  readonly code: string | undefined
  /** The sentence of the receipt, which names the places; in English, as on the wire. */
  readonly sentence: string | undefined
  readonly facts: readonly ToldFact[]
  /** The system that got the letter by it. */
  readonly system: string | undefined
  /** What that system wrote when it refused the letter: its own code and words. */
  readonly receiverSays: string | undefined
}

/** A receipt as the sender sees it, and when it got it. */
export interface ToldReceipt {
  readonly kind: 'technical' | 'business'
  readonly receipt: Receipt
  /** Whether the sender has it, or what it waits for. */
  readonly words: string
  /** Undefined until the sender's system has pulled it; a technical receipt is the answer to the sending itself. */
  readonly givenAt: Instant | undefined
}

/** A letter's way in words. */
export interface ToldTrace {
  readonly now: ToldState
  /** How far it has come at the receiver system for which it waits; undefined when it waits for none. */
  readonly ladder: ToldLadder | undefined
  readonly steps: readonly ToldStep[]
  readonly decisions: readonly ToldDecision[]
  readonly receipts: readonly ToldReceipt[]
}

const receiverWords = ({ receiverCode, receiverMessage }: StoredDecision): string | undefined =>
  [receiverCode, receiverMessage].filter((part) => part !== null && part !== '').join(': ') || undefined

const tellDecision = (decision: StoredDecision, language: Language): ToldDecision => ({
  time: decision.decidedAt,
  route: decision.route,
  rule: decision.rule,
  why: ruleTexts[language][decision.rule],
  code: decision.code ?? undefined,
  sentence: decision.reason ?? undefined,
  facts: tellFacts(decision.facts, language),
  system: decision.systemName ?? undefined,
  receiverSays: receiverWords(decision),
})

function technicalReceipt({ transmissionId, messageUuid, acceptedAt }: Trace['letter'], language: Language): ToldReceipt {
  const receipt: Receipt = { transmissionId, messageUUID: messageUuid, timeStamp: instantText(acceptedAt), receiptStatus: 'RECEIVED' }
  return { kind: 'technical', receipt, words: receiptTexts[language].technical, givenAt: acceptedAt }
}

const businessReceipt = (row: StoredReceipt, language: Language): ToldReceipt => ({
  kind: 'business',
  receipt: receiptOf(row),
  words: tellReceipt(row, language),
  givenAt: row.pulledAt ?? undefined,
})

const isWaiting = ({ route, outcome }: Trace['letter']): boolean => route === 'system' && outcome === null

/** Tells a trace from what was stored, recomputing nothing: the same rows tell the same story for ever. Pure. */
export const tellTrace = (trace: Trace, language: Language): ToldTrace => ({
  now: tellState(trace.letter, language),
  ladder: isWaiting(trace.letter) ? tellLadder(trace.letter, language) : undefined,
  steps: tellSteps(trace, language),
  decisions: trace.decisions.map((decision) => tellDecision(decision, language)),
  receipts: [technicalReceipt(trace.letter, language), ...trace.receipts.map((row) => businessReceipt(row, language))],
})
