import type { EventActor } from '../../events/index.ts'
import { recordChanges } from '../../events/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { civilDate } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { withdrawWork } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { countRouted } from '../exchange.metrics.ts'
import type { MessageUuid } from '../letter.ts'
import type { DecisionFacts, RuleName } from '../routing/decision.ts'
import { insertDecisions } from '../routing/routing.queries.ts'
import { decideAgainStage } from '../stages.ts'
import type { OwnLetter } from './own-letter.queries.ts'
import { findOwnLetter } from './own-letter.queries.ts'
import type { RecallRefusal } from './recallable.ts'
import { findRecallRefusal } from './recallable.ts'

/** Who asks, and whose letters: an organisation's, or those of one of its systems. Whether they may is the caller's to know. */
export interface Recaller {
  readonly actor: EventActor
  readonly senderId: PartyId
  readonly senderSystemId?: SystemId
}

export type RecallOutcome = { readonly kind: 'recalled' | 'unknown' } | { readonly kind: 'refused'; readonly why: RecallRefusal }

const rule = 'recall.before-value-date' satisfies RuleName

async function writeRecall(tx: Transaction, letter: OwnLetter, actor: EventActor): Promise<void> {
  const { letterId, messageUuid, senderId, senderSystemId, doNotDeliverUntil } = letter
  const facts: DecisionFacts = { today: civilDate(tx.now), ...(doNotDeliverUntil === null ? {} : { doNotDeliverUntilDate: doNotDeliverUntil }) }
  await insertDecisions(tx, {
    letterIds: [letterId],
    numbers: [(letter.decisionNumber ?? 0) + 1],
    statuses: ['COMPLETED'],
    routes: ['recalled'],
    rules: [rule],
    codes: [null],
    reasons: [null],
    facts: [facts],
    recipientIds: [letter.recipientId],
    systemIds: [null],
    now: tx.now,
  })
  countRouted(tx, ['recalled'])
  const told = { changes: [{ field: 'state', before: 'HELD', after: 'RECALLED' }], facts: { messageUUID: messageUuid, rule }, ...(letter.recipientId === null ? {} : { about: letter.recipientId }) } as const
  await recordChanges(tx, [{ tag: 'MEMO_SEND_RECALLED', ownerId: senderId, actor, systemId: senderSystemId, letterId, ...told }])
}

/** Whatever took the letter in the meantime says why; a worker that only holds it by now has written nothing yet. */
async function whyGone(tx: Transaction, owner: Parameters<typeof findOwnLetter>[1]): Promise<RecallRefusal> {
  const letter = await findOwnLetter(tx, owner)
  return (letter && findRecallRefusal(letter, civilDate(tx.now))) ?? 'too-late'
}

/**
 * Recalls a letter before its value date: it is never delivered. The planned decision of that day is the one thing that a worker, and
 * another who recalls at the same moment, need as well; whoever has it wins.
 */
export async function recallLetter(tx: Transaction, { actor, senderId, senderSystemId }: Recaller, messageUuid: MessageUuid): Promise<RecallOutcome> {
  const owner = { messageUuid, senderId, senderSystemId: senderSystemId ?? null }
  const letter = await findOwnLetter(tx, owner)
  if (letter === undefined) return { kind: 'unknown' }
  const why = findRecallRefusal(letter, civilDate(tx.now))
  if (why !== undefined) return { kind: 'refused', why }
  if (!(await withdrawWork(tx, { subjectId: letter.letterId, stage: decideAgainStage }))) return { kind: 'refused', why: await whyGone(tx, owner) }
  await writeRecall(tx, letter, actor)
  return { kind: 'recalled' }
}
