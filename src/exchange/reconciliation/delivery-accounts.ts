import type { Comparison, Gap } from './gap.ts'
import type { KnownLetter } from './known-letter.ts'
import type { LetterWitnesses } from './letter-witnesses.ts'
import type { DecisionWitness, DeliveryEndWitness } from './witnesses.queries.ts'

const endOf = ({ deliveryEnds }: LetterWitnesses, decision: DecisionWitness): DeliveryEndWitness | undefined =>
  deliveryEnds.find(({ decisionNumber }) => decisionNumber === decision.decisionNumber)

/** Whether the system of a decision did not take the letter: refused it, failed too long, or was closed. */
function isNotTaken(all: LetterWitnesses, decision: DecisionWitness): boolean {
  const end = endOf(all, decision)
  return decision.route === 'system' && end !== undefined && end.outcome !== 'HANDED_OVER'
}

/** A letter that is held is decided again, and so is one that a system did not take; one that none took may be. */
const mayBeFollowed = (all: LetterWitnesses, decision: DecisionWitness): boolean =>
  decision.route === 'wait' || decision.route === 'undeliverable' || isNotTaken(all, decision)

function countExpected(all: LetterWitnesses, last: DecisionWitness | undefined): number {
  const final = all.decisions.findIndex((decision) => !mayBeFollowed(all, decision))
  if (final >= 0) return final + 1
  // Nothing may be left to itself: where a system did not take a letter, it was decided what follows.
  return all.decisions.length + (last !== undefined && isNotTaken(all, last) ? 1 : 0)
}

/** Decisions are numbered without gaps, and none follows one that was final. */
export const decisions = ({ all, last }: KnownLetter): Comparison => ({
  account: 'decision',
  expected: Array.from({ length: countExpected(all, last) }, (_, index) => String(index + 1)),
  found: all.decisions.map(({ decisionNumber }) => String(decisionNumber)),
})

/** Each decision for a system begins one delivery. */
export const deliveries = ({ letter, all }: KnownLetter): Comparison => ({
  account: 'delivery',
  expected: all.decisions
    .filter(({ route }) => route === 'system')
    .map(({ decisionNumber, systemId, recipientId }) => `${decisionNumber} system ${systemId} party ${recipientId} ${letter.messageUuid}`),
  found: all.deliveries.map(({ decisionNumber, systemId, recipientId, messageUuid }) => `${decisionNumber} system ${systemId} party ${recipientId} ${messageUuid}`),
})

/** Each delivery waits or has ended. */
export const handOvers = ({ letter, all }: KnownLetter): Comparison => ({
  account: 'hand-over',
  expected: all.deliveries.map(({ decisionNumber, systemId }) => `${decisionNumber} system ${systemId}`),
  found: [
    ...all.waitingDeliveries.map(
      ({ decisionNumber, systemId, messageUuid }) => `${decisionNumber} system ${systemId}${messageUuid === letter.messageUuid ? '' : ` as ${messageUuid}`}`,
    ),
    ...all.deliveryEnds.map(({ decisionNumber, systemId }) => `${decisionNumber} system ${systemId}`),
  ],
})

const calledProtocols = ['REST_PUSH', 'REST_PUBLISH_SUBSCRIBE']

/** A letter for a system that is called climbs a ladder, any other waits to be fetched. */
export function wrongLadders({ letterId, deliveries: begun, waitingDeliveries }: LetterWitnesses): Gap[] {
  const isCalled = (waiting: number): boolean => begun.some(({ decisionNumber, protocol }) => decisionNumber === waiting && calledProtocols.includes(protocol))
  return waitingDeliveries
    .filter(({ decisionNumber, ladder, nextAttemptAt }) => isCalled(decisionNumber) !== (ladder !== 'none') || (ladder === 'none' && nextAttemptAt !== null))
    .map(({ decisionNumber, systemId }) => ({ letterId, code: 'hand-over.wrong', detail: `${decisionNumber} system ${systemId}` }))
}

/** A letter that no system took stands where the organisation sees it. */
export function undeliverable({ letter, all, last }: KnownLetter): Comparison {
  const system = all.decisions.findLast(({ systemId }) => systemId !== null)?.systemId
  return {
    account: 'undeliverable',
    expected: last?.route === 'undeliverable' ? [`system ${system} party ${last.recipientId} ${letter.messageUuid}`] : [],
    found: all.undeliverable.map(({ systemId, recipientId, messageUuid }) => `system ${systemId} party ${recipientId} ${messageUuid}`),
  }
}

/** Only what a system has taken may be deleted here. */
export function removedContents({ all, last }: KnownLetter): Gap[] {
  const isTaken = last !== undefined && last.route === 'system' && endOf(all, last)?.outcome === 'HANDED_OVER'
  if (isTaken) return []
  return all.contents.filter(({ removed }) => removed).map(() => ({ letterId: all.letterId, code: 'content.removed', detail: '' }))
}
