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
}

/** A receipt as the sender sees it, and when it got it. */
export interface ToldReceipt {
  readonly kind: 'technical' | 'business'
  readonly receipt: Receipt
  /** Undefined until the sender's system has pulled it; a technical receipt is the answer to the sending itself. */
  readonly givenAt: Instant | undefined
}

/** A letter's way in words. */
export interface ToldTrace {
  readonly now: ToldState
  readonly steps: readonly ToldStep[]
  readonly decisions: readonly ToldDecision[]
  readonly receipts: readonly ToldReceipt[]
}

const tellDecision = ({ decidedAt, route, rule, code, reason, facts }: StoredDecision, language: Language): ToldDecision => ({
  time: decidedAt,
  route,
  rule,
  why: ruleTexts[language][rule],
  code: code ?? undefined,
  sentence: reason ?? undefined,
  facts: tellFacts(facts, language),
})

function technicalReceipt({ transmissionId, messageUuid, acceptedAt }: Trace['letter']): ToldReceipt {
  const receipt: Receipt = { transmissionId, messageUUID: messageUuid, timeStamp: instantText(acceptedAt), receiptStatus: 'RECEIVED' }
  return { kind: 'technical', receipt, givenAt: acceptedAt }
}

const businessReceipt = (row: StoredReceipt): ToldReceipt => ({ kind: 'business', receipt: receiptOf(row), givenAt: row.pulledAt ?? undefined })

/** Tells a trace from what was stored, recomputing nothing: the same rows tell the same story for ever. Pure. */
export const tellTrace = (trace: Trace, language: Language): ToldTrace => ({
  now: tellState(trace.letter, language),
  steps: tellSteps(trace, language),
  decisions: trace.decisions.map((decision) => tellDecision(decision, language)),
  receipts: [technicalReceipt(trace.letter), ...trace.receipts.map(businessReceipt)],
})
