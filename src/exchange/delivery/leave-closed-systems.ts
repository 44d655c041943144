import type { Instant } from '../../platform/clock/index.ts'
import { addDuration } from '../../platform/clock/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import type { Claim, NewWork, Stage } from '../../platform/work/index.ts'
import { bringForwardWork, completeWork } from '../../platform/work/index.ts'
import type { CalledSystem, SystemId } from '../../systems/index.ts'
import { listCalledSystems, redirectLettersStage } from '../../systems/index.ts'
import { followDeliveries } from './follow-deliveries.ts'
import { deletePortionOfWaiting } from './redirect.queries.ts'
import { recordWithdrawals } from './withdraw-letters.ts'

/** Letters moved in one transaction. */
const portionSize = 500
/** A letter that was being routed while its system was closed comes to wait there afterwards; no transaction takes that long. */
const lookAgainAfter = 'PT2M'

export const redirectWork = (systemId: SystemId, dueAt: Instant): NewWork => ({ subjectId: systemId, stage: redirectLettersStage, lane: 'single', senderId: systemId, dueAt })

/** When to look at a closed system again: at once while letters are left, once more a little later, then never. */
function nextLook(tx: Transaction, { deletedAt, activeTo }: CalledSystem, moved: number): Instant | undefined {
  if (moved === portionSize) return tx.now
  const closedAt = deletedAt ?? activeTo
  const last = closedAt === null ? tx.now : addDuration(closedAt, lookAgainAfter)
  return last > tx.now ? last : undefined
}

async function leave(tx: Transaction, system: CalledSystem): Promise<NewWork[]> {
  const { systemId, deletedAt, isActive } = system
  if (isActive) return []
  const letters = await deletePortionOfWaiting(tx, { systemId, limit: portionSize })
  await recordWithdrawals(tx, letters, deletedAt === null ? 'DEACTIVATED' : 'DELETED')
  const closedBy = deletedAt === null ? 'deactivated' : 'deleted'
  await followDeliveries(tx, letters.map(({ letterId, failedAttempts }) => ({ letterId, systemId, because: 'closed', facts: { closedBy, failedAttempts } })))
  const next = nextLook(tx, system, letters.length)
  return next === undefined ? [] : [redirectWork(systemId, next)]
}

async function leaveClosedSystems(database: Database, claim: Claim): Promise<void> {
  await database.transaction(async (tx) => {
    await completeWork(tx, claim)
    const systems = await listCalledSystems(tx, { systemIds: claim.items.map(({ subjectId }) => subjectId as SystemId), now: tx.now }) // branding
    const following: NewWork[] = []
    for (const system of systems) following.push(...(await leave(tx, system)))
    await bringForwardWork(tx, following)
  })
}

/** What waits for a system that was deactivated or deleted goes on at once, in portions (exchange.md §4). */
export const redirectStages = ({ database }: { readonly database: Database }): Stage[] => [{ name: redirectLettersStage, handle: (claim) => leaveClosedSystems(database, claim) }]
