import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { ReceiptCode } from '../receipt-codes.ts'
import { receiptCodes } from '../receipt-codes.ts'
import type { ReceiptStatus } from '../letter.ts'

/** The facts a decision used, as they were at that moment; the trace page renders from them and never recomputes. No personal data. */
export type DecisionFacts = Readonly<Record<string, string | number | boolean>>

/** Where a letter goes, by which rule. `rule` is a key of the rule texts. */
export type Decision =
  | { readonly route: 'mailbox' | 'paper' | 'sms'; readonly rule: string; readonly facts: DecisionFacts; readonly recipientId: PartyId }
  | { readonly route: 'system'; readonly rule: string; readonly facts: DecisionFacts; readonly recipientId: PartyId; readonly systemId: SystemId; readonly protocol: string }
  /** Held until `until`, then decided anew by the state of affairs of that moment. */
  | { readonly route: 'wait'; readonly rule: string; readonly facts: DecisionFacts; readonly recipientId: PartyId; readonly until: Instant }
  | Refusal

export interface Refusal {
  readonly route: 'rejected'
  readonly rule: string
  readonly facts: DecisionFacts
  readonly code: ReceiptCode
  readonly detail?: string
  readonly recipientId?: PartyId
}

export const refuse = (code: ReceiptCode, rule: string, more: { facts?: DecisionFacts; detail?: string; recipientId?: PartyId } = {}): Refusal => ({
  route: 'rejected',
  rule,
  code,
  facts: more.facts ?? {},
  ...(more.detail === undefined ? {} : { detail: more.detail }),
  ...(more.recipientId === undefined ? {} : { recipientId: more.recipientId }),
})

/** What the business receipt says of a decision. */
export const statusOf = (decision: Decision): ReceiptStatus => (decision.route === 'rejected' ? receiptCodes[decision.code].status : 'COMPLETED')
