import type { EventActor, FieldChange, NewChange } from '../../events/index.ts'
import { recordChanges } from '../../events/index.ts'
import type { NewEntry } from '../../mailboxes/index.ts'
import { deliverLetters } from '../../mailboxes/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { listRoutingSystems } from '../../systems/index.ts'
import { countDelivered, countRouted } from '../exchange.metrics.ts'
import type { LetterId } from '../letter.ts'
import { reasonText } from '../calling/attempt.ts'
import type { DecisionFacts, FollowingRule } from '../routing/decision.ts'
import { entryFrom } from '../routing/read-models.ts'
import { insertDecisions } from '../routing/routing.queries.ts'
import type { AttemptReason } from './attempt-reason.ts'
import { beginDeliveries } from './begin-deliveries.ts'
import type { EndedBecause, NextDecision, PrimarySystem } from './decide-next.ts'
import { decideNext } from './decide-next.ts'
import { tellUndeliverable } from './tell-undeliverable.ts'
import { insertUndeliverableLetters, listEntryFacts, listLastDecisions } from './next-decisions.queries.ts'

/** A delivery whose end is written in the same transaction: the system does not have the letter. */
export interface EndedDelivery {
  readonly letterId: LetterId
  readonly systemId: SystemId
  readonly because: EndedBecause
  /** Why the system did not take it; none when the system was closed. */
  readonly reason?: AttemptReason
  readonly facts: DecisionFacts
}

type LastDecision = Awaited<ReturnType<typeof listLastDecisions>>[number]

/** The next decision about a letter on its way, and the system that it leaves behind. */
export interface FollowingLetter {
  readonly letter: LastDecision
  readonly next: NextDecision
  readonly from: SystemId
  readonly reason?: AttemptReason | undefined
  /** What somebody changed of it, for the action log; absent where it goes on by itself. */
  readonly changes?: readonly FieldChange[]
}

async function findPrimaries(tx: Transaction, partyIds: readonly PartyId[]): Promise<Map<PartyId, PrimarySystem>> {
  const systems = await listRoutingSystems(tx, { partyIds })
  return new Map(systems.flatMap(({ partyId, systemId, protocol, isPrimary, isActive, isRecipient }) => (isPrimary && isActive && isRecipient ? [[partyId, { systemId, protocol }]] : [])))
}

/** Letters after whose delivery something follows, each with what follows. */
async function decideFollowing(tx: Transaction, ended: readonly EndedDelivery[]): Promise<FollowingLetter[]> {
  const letters = new Map((await listLastDecisions(tx, { letterIds: ended.map(({ letterId }) => letterId) })).map((letter) => [letter.letterId, letter]))
  const primaries = await findPrimaries(tx, [...new Set([...letters.values()].map(({ recipientId }) => recipientId))])
  return ended.map((delivery) => {
    const letter = letters.get(delivery.letterId)
    if (letter === undefined) throw new Error('A letter that was on its way has no decision')
    return { letter, next: decideNext({ ...letter, ...delivery }, primaries.get(letter.recipientId)), from: delivery.systemId, reason: delivery.reason }
  })
}

const eventTags = { system: 'MEMO_SEND_READY_FOR_FETCH', mailbox: 'MEMO_AVAILABLE_TO_RECIPIENT', undeliverable: 'MEMO_SEND_FAILED' } as const

/** One event a decision: the recipient hears where its letter is now, the sender that it came nowhere. */
function eventOf({ letter, next, from, changes }: FollowingLetter, actor: EventActor): NewChange {
  const isSenders = next.route === 'undeliverable'
  return {
    tag: eventTags[next.route],
    ownerId: isSenders ? letter.senderId : next.recipientId,
    actor,
    letterId: letter.letterId,
    systemId: next.route === 'system' ? next.systemId : isSenders ? letter.senderSystemId : from,
    facts: { messageUUID: letter.messageUuid, rule: next.rule satisfies FollowingRule },
    ...(changes === undefined ? {} : { changes, about: isSenders ? next.recipientId : letter.senderId }),
  }
}

async function writeDecisions(tx: Transaction, following: readonly FollowingLetter[]): Promise<void> {
  await insertDecisions(tx, {
    letterIds: following.map(({ letter }) => letter.letterId),
    numbers: following.map(({ letter }) => letter.decisionNumber + 1),
    // The sender was told COMPLETED when the letter was routed, and that stands.
    statuses: following.map(() => 'COMPLETED'),
    routes: following.map(({ next }) => next.route),
    rules: following.map(({ next }) => next.rule),
    codes: following.map(() => null),
    reasons: following.map(() => null),
    facts: following.map(({ next }) => next.facts),
    recipientIds: following.map(({ next }) => next.recipientId),
    systemIds: following.map(({ next }) => (next.route === 'system' ? next.systemId : null)),
    now: tx.now,
  })
}

async function entriesOf(tx: Transaction, letters: readonly LastDecision[]): Promise<NewEntry[]> {
  if (letters.length === 0) return []
  const facts = new Map((await listEntryFacts(tx, { letterIds: letters.map(({ letterId }) => letterId) })).map((row) => [row.letterId, row]))
  return letters.flatMap((letter) => {
    const header = facts.get(letter.letterId)
    return header === undefined ? [] : [entryFrom({ ...letter, ...header, replyBy: header.replyBy ?? undefined })]
  })
}

async function writeUndeliverable(tx: Transaction, letters: readonly FollowingLetter[]): Promise<void> {
  if (letters.length === 0) return
  await insertUndeliverableLetters(tx, {
    letterIds: letters.map(({ letter }) => letter.letterId),
    messageUuids: letters.map(({ letter }) => letter.messageUuid),
    recipientIds: letters.map(({ letter }) => letter.recipientId),
    systemIds: letters.map(({ from }) => from),
    reasons: letters.map(({ reason }) => (reason === undefined ? 'refused' : reasonText(reason))),
    now: tx.now,
  })
  await tellUndeliverable(tx, letters)
}

/** Writes decisions about letters on their way with all that follows from them, in sets. No receipt: the sender has one. */
export async function writeFollowing(tx: Transaction, following: readonly FollowingLetter[], actor: EventActor): Promise<void> {
  if (following.length === 0) return
  await writeDecisions(tx, following)
  const entered = await deliverLetters(tx, await entriesOf(tx, following.filter(({ next }) => next.route === 'mailbox').map(({ letter }) => letter)))
  countRouted(tx, following.map(({ next }) => next.route))
  countDelivered(tx, 'mailbox', entered)
  await writeUndeliverable(tx, following.filter(({ next }) => next.route === 'undeliverable'))
  await recordChanges(tx, following.map((one) => eventOf(one, actor)))
  await beginDeliveries(
    tx,
    following.flatMap(({ letter, next }) => {
      const { letterId, messageUuid, recipientId, decisionNumber } = letter
      return next.route === 'system' ? [{ letterId, messageUuid, recipientId, decisionNumber: decisionNumber + 1, systemId: next.systemId, protocol: next.protocol, ladder: next.ladder }] : []
    }),
  )
}

/** Decides and writes what follows when systems did not take letters (exchange.md §4). Answers where each goes. */
export async function followDeliveries(tx: Transaction, ended: readonly EndedDelivery[]): Promise<readonly FollowingLetter[]> {
  if (ended.length === 0) return []
  const following = await decideFollowing(tx, ended)
  await writeFollowing(tx, following, { kind: 'platform' })
  return following
}
