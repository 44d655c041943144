import { recordEvents } from '../../../events/index.ts'
import type { Transaction } from '../../../platform/database/index.ts'
import { bringForwardWork } from '../../../platform/work/index.ts'
import type { CalledSystem } from '../../../systems/index.ts'
import type { Attempt } from '../../calling/attempt.ts'
import { isTaken, reasonText } from '../../calling/attempt.ts'
import type { Failure } from '../../calling/failure.ts'
import { failureColumns, failuresOf } from '../../calling/failure.ts'
import type { DeliveryCause, DeliveryOutcome } from '../delivery.queries.ts'
import { countDelivered } from '../../exchange.metrics.ts'
import type { FollowingLetter } from '../follow-deliveries.ts'
import { followDeliveries } from '../follow-deliveries.ts'
import { reminderWork } from '../remind-unfetched.ts'
import { failedEvent, takenEvent } from './attempt-events.ts'
import type { DueLetter } from './push-round.queries.ts'
import { deleteWaitingLetters, insertDeliveryEnds, updateAnnouncedLetters, updateFailedLetters } from './push-round.queries.ts'

type LetterAttempt = Attempt<DueLetter>
type LetterFailure = Failure<DueLetter>

const keysOf = ({ systemId }: CalledSystem, letters: readonly DueLetter[]) => ({
  systemId,
  letterIds: letters.map(({ letterId }) => letterId),
  decisionNumbers: letters.map(({ decisionNumber }) => decisionNumber),
})

/** Ends the waiting of those that still wait. */
async function endWaiting(tx: Transaction, system: CalledSystem, letters: readonly DueLetter[], end: { outcome: DeliveryOutcome; cause: DeliveryCause }): Promise<void> {
  const ended = await deleteWaitingLetters(tx, keysOf(system, letters))
  await insertDeliveryEnds(tx, {
    systemId: system.systemId,
    letterIds: ended.map(({ letterId }) => letterId),
    decisionNumbers: ended.map(({ decisionNumber }) => decisionNumber),
    failedAttempts: ended.map(({ failedAttempts }) => failedAttempts),
    ...end,
    now: tx.now,
  })
  if (end.outcome === 'HANDED_OVER') countDelivered(tx, 'system', ended.length)
}

async function writeAnnounced(tx: Transaction, system: CalledSystem, letters: readonly DueLetter[]): Promise<void> {
  await updateAnnouncedLetters(tx, keysOf(system, letters))
  await bringForwardWork(tx, [reminderWork(tx, system.systemId)])
}

/** The receiver may have given its receipt for a letter before we heard its 2xx: then the letter has its end already, and its push is told all the same. */
async function writeTaken(tx: Transaction, system: CalledSystem, taken: readonly LetterAttempt[]): Promise<void> {
  if (taken.length === 0) return
  const letters = taken.map(({ due }) => due)
  if (system.protocol === 'REST_PUSH') await endWaiting(tx, system, letters, { outcome: 'HANDED_OVER', cause: 'PUSH' })
  else await writeAnnounced(tx, system, letters)
  await recordEvents(tx, letters.map((letter) => takenEvent(system, letter)))
}

async function writeExhausted(tx: Transaction, system: CalledSystem, exhausted: readonly LetterFailure[]): Promise<readonly FollowingLetter[]> {
  if (exhausted.length === 0) return []
  await endWaiting(tx, system, exhausted.map(({ attempt }) => attempt.due), { outcome: 'EXHAUSTED', cause: 'LADDER' })
  return followDeliveries(
    tx,
    exhausted.map(({ attempt: { due, outcome } }) => {
      const { reason } = outcome
      const facts = { failedAttempts: due.failedAttempts + 1, lastReason: reasonText(reason) }
      return { letterId: due.letterId, systemId: system.systemId, because: 'ladder', reason, facts }
    }),
  )
}

async function writeFailed(tx: Transaction, system: CalledSystem, failures: readonly LetterFailure[]): Promise<readonly FollowingLetter[]> {
  if (failures.length === 0) return []
  const still = await updateFailedLetters(tx, {
    ...keysOf(system, failures.map(({ attempt }) => attempt.due)),
    ...failureColumns(failures),
  })
  const waiting = new Set(still.map(({ letterId }) => letterId))
  // Whoever was faster has ended the delivery: it was taken, refused or moved, so nothing failed.
  const counted = failures.filter(({ attempt }) => waiting.has(attempt.due.letterId))
  await recordEvents(tx, counted.map((failure) => failedEvent(system, failure)))
  return writeExhausted(tx, system, counted.filter(({ next }) => next === undefined))
}

/** Writes what became of a round's letters, in sets. Answers those that go on to another place. */
export async function writeAttempts(tx: Transaction, system: CalledSystem, attempts: readonly LetterAttempt[]): Promise<readonly FollowingLetter[]> {
  await writeTaken(tx, system, attempts.filter(isTaken))
  return writeFailed(tx, system, failuresOf(attempts))
}
