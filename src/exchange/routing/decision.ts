import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { StandingRule } from '../../register/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { ReceiptCode } from '../receipt-codes.ts'
import { receiptCodes } from '../receipt-codes.ts'
import type { ReceiptStatus } from '../letter.ts'

/** Every rule by which a letter is refused or sent on its way, in the order of the checks. The trace has words for each (`trace/rule-texts.ts`). */
export type RuleName =
  | 'check.format'
  | 'check.uuid'
  | 'check.body'
  | 'sender.other'
  | 'sender.mandatory'
  | 'sender.legal'
  | 'sender.company'
  | 'recipient.form'
  | 'recipient.unknown'
  | 'documents.types'
  | 'value-date.past'
  | 'value-date.far'
  | 'value-date.held'
  | 'nemsms.subscribed'
  | 'nemsms.waiting'
  | 'nemsms.not-subscribed'
  | RecipientRule
  | 'exempt.reject'
  | 'exempt.paper'
  | 'person.mailbox'
  | 'mandatory.mailbox'
  | 'company.system'
  | 'company.mailbox'
  | 'contact-point.system'
  | 'contact-point.unknown'
  | 'contact-point.inactive'
  | 'contact-point.no-system'
  | 'authority.primary'
  | 'authority.company-post'
  | 'authority.company-post.primary'
  | 'authority.mailbox'
  | FollowingRule
  | 'recall.before-value-date'

/** What follows when a receiver system did not take a letter (exchange.md §4): its ladder ended, it refused, it was closed, or somebody stepped in. */
export type FollowingRule =
  | 'ladder.primary'
  | 'ladder.mailbox'
  | 'ladder.undeliverable'
  | 'refused.primary'
  | 'refused.mailbox'
  | 'refused.undeliverable'
  | 'closed.primary'
  | 'closed.mailbox'
  | 'again.system'
  | 'moved.system'

/** Why post reaches a recipient or not: by the register, which an authority needs no place in. */
export type RecipientRule = StandingRule | 'authority'

/** The facts a decision used, as they were at that moment; the trace page renders from them and never recomputes. No personal data. */
export type DecisionFacts = Readonly<Partial<Record<FactName, string | number | boolean>>>

export type FactName =
  | 'faults'
  | 'firstFault'
  | 'line'
  | 'organisationType'
  | 'mandatory'
  | 'legalNotification'
  | 'kind'
  | 'standing'
  | 'standingRule'
  | 'exemptPost'
  | 'doNotDeliverUntilDate'
  | 'today'
  | 'hours'
  | 'wanted'
  | 'failedAttempts'
  | 'lastReason'
  | 'closedBy'

/** Where a decision sends a letter; `undeliverable` and `recalled` are decided only about a letter that was on its way. */
export type Route = Decision['route'] | 'undeliverable' | 'recalled'

/** Where a letter goes, by which rule. */
export type Decision =
  | { readonly route: 'mailbox' | 'paper' | 'sms'; readonly rule: RuleName; readonly facts: DecisionFacts; readonly recipientId: PartyId }
  | { readonly route: 'system'; readonly rule: RuleName; readonly facts: DecisionFacts; readonly recipientId: PartyId; readonly systemId: SystemId; readonly protocol: string }
  /** Held until `until`, then decided anew by the state of affairs of that moment. */
  | { readonly route: 'wait'; readonly rule: RuleName; readonly facts: DecisionFacts; readonly recipientId: PartyId; readonly until: Instant }
  | Refusal

export interface Refusal {
  readonly route: 'rejected'
  readonly rule: RuleName
  readonly facts: DecisionFacts
  readonly code: ReceiptCode
  readonly detail?: string
  readonly recipientId?: PartyId
}

export const refuse = (code: ReceiptCode, rule: RuleName, more: { facts?: DecisionFacts; detail?: string; recipientId?: PartyId } = {}): Refusal => ({
  route: 'rejected',
  rule,
  code,
  facts: more.facts ?? {},
  ...(more.detail === undefined ? {} : { detail: more.detail }),
  ...(more.recipientId === undefined ? {} : { recipientId: more.recipientId }),
})

/** What the business receipt says of a decision. */
export const statusOf = (decision: Decision): ReceiptStatus => (decision.route === 'rejected' ? receiptCodes[decision.code].status : 'COMPLETED')
