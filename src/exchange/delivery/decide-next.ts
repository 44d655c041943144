import type { PartyId } from '../../parties/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LadderName } from '../calling/ladder.ts'
import type { DecisionFacts, FollowingRule, RuleName } from '../routing/decision.ts'

/** Why a delivery ended without the system having the letter. */
export type EndedBecause = 'ladder' | 'refused' | 'closed'

export interface EndedDelivery {
  readonly systemId: SystemId
  readonly because: EndedBecause
  /** By which the letter had come to the system. */
  readonly rule: RuleName
  readonly recipientId: PartyId
  readonly recipientKind: 'person' | 'company' | 'authority'
  readonly facts: DecisionFacts
}

export interface PrimarySystem {
  readonly systemId: SystemId
  readonly protocol: string
}

interface Following {
  readonly rule: FollowingRule
  readonly facts: DecisionFacts
  readonly recipientId: PartyId
}

/** Where a letter goes that a system did not take. */
export type NextDecision = Following & (({ readonly route: 'system'; readonly ladder: LadderName } & PrimarySystem) | { readonly route: 'mailbox' | 'undeliverable' })

/** A letter came to the primary system because another failed or refused it: there is no third. */
const lastChances: readonly RuleName[] = ['ladder.primary', 'refused.primary']

/**
 * What follows (exchange.md §4): the primary system; where that is the one that failed, or there is none, a company's mailbox. An authority's letter becomes
 * undeliverable, unless its system was closed: then it is as if the authority had no system. `primary` is the active primary system, if any. Pure.
 */
export function decideNext(ended: EndedDelivery, primary: PrimarySystem | undefined): NextDecision {
  const { because, recipientId, facts } = ended
  const isLast = because !== 'closed' && lastChances.includes(ended.rule)
  if (primary !== undefined && primary.systemId !== ended.systemId && !isLast)
    // A system that never failed this letter gets the time of any first one.
    return { route: 'system', rule: `${because}.primary`, ladder: because === 'closed' ? 'week' : 'primary', recipientId, facts, ...primary }
  if (because === 'closed') return { route: 'mailbox', rule: 'closed.mailbox', recipientId, facts }
  return ended.recipientKind === 'authority'
    ? { route: 'undeliverable', rule: `${because}.undeliverable`, recipientId, facts }
    : { route: 'mailbox', rule: `${because}.mailbox`, recipientId, facts }
}
