import type { EventActor, FieldChange, NewChange as EventChange } from '../../events/index.ts'
import { recordChanges } from '../../events/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { ChangeReason, MailingChange, MailingState } from './mailing.ts'
import { stepPercents } from './mailing.ts'
import type { Mailing } from './mailings.queries.ts'
import { insertMailingChange, updateMailing } from './mailings.queries.ts'

/** What becomes of a mailing, by whom. */
export interface NewChange {
  readonly change: MailingChange
  readonly state: MailingState
  /** As it is, unless told. */
  readonly step?: number
  readonly nextStepAt?: Instant
  readonly actor: EventActor
  readonly reason?: ChangeReason
  /** Somebody saw how it stands and wants it to go on: only faults from now on count. */
  readonly isSeen?: boolean
}

type Told = Pick<NewChange, 'change' | 'state' | 'actor'> & { readonly step: number; readonly reason: ChangeReason | undefined }

/** Writes a mailing's new state, the change, and its event. While the row of its container's progress is locked. */
export async function writeChange(tx: Transaction, mailing: Mailing, { change, state, step = mailing.step, nextStepAt, actor, reason, isSeen = false }: NewChange): Promise<void> {
  const { mailingId, handled, faults } = mailing
  const changeNumber = mailing.lastChange + 1
  await updateMailing(tx, {
    mailingId,
    state,
    step,
    nextStepAt: nextStepAt ?? null,
    seenHandled: isSeen ? handled : mailing.seenHandled,
    seenFaults: isSeen ? faults : mailing.seenFaults,
    lastChange: changeNumber,
  })
  await insertMailingChange(tx, { mailingId, changeNumber, change, step, reason: reason ?? null, actorKind: actor.kind, actorId: actor.id ?? null, handled, faults, now: tx.now })
  await recordChanges(tx, [eventOf(mailing, { change, state, step, actor, reason })])
}

const shareAt = (step: number): number | null => stepPercents[step] ?? null

function eventOf({ senderId: ownerId, systemId, transmissionId, handled, faults, ...before }: Mailing, { change, state, step, actor, reason }: Told): EventChange {
  const changes: FieldChange[] = [
    { field: 'state', before: change === 'created' ? null : before.state, after: state },
    { field: 'share', before: shareAt(before.step), after: shareAt(step) },
  ]
  return { tag: 'MAILING_CHANGED', ownerId, actor, systemId, changes, facts: { transmissionId, handled, faults, ...(reason === undefined ? {} : { reason }) } }
}
