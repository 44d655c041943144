import type { Instant } from '../../platform/clock/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import type { NewWork, Stage } from '../../platform/work/index.ts'
import type { CalledSystem, SystemId } from '../../systems/index.ts'
import { redirectLettersStage } from '../../systems/index.ts'
import { changedSystemsStage, nextLook } from '../calling/changed-systems.ts'
import { systemWork } from '../calling/system-work.ts'
import { followDeliveries } from './follow-deliveries.ts'
import { deletePortionOfWaiting } from './redirect.queries.ts'
import { recordWithdrawals } from './withdraw-letters.ts'

/** Letters moved in one transaction. */
const portionSize = 500

export const redirectWork = (systemId: SystemId, dueAt: Instant): NewWork => systemWork(redirectLettersStage, systemId, dueAt)

async function leave(tx: Transaction, system: CalledSystem): Promise<NewWork[]> {
  const { systemId, activeTo, deletedAt, isActive } = system
  if (isActive) return []
  const letters = await deletePortionOfWaiting(tx, { systemId, limit: portionSize })
  await recordWithdrawals(tx, letters, deletedAt === null ? 'DEACTIVATED' : 'DELETED')
  const closedBy = deletedAt === null ? 'deactivated' : 'deleted'
  await followDeliveries(tx, letters.map(({ letterId, failedAttempts }) => ({ letterId, systemId, because: 'closed', facts: { closedBy, failedAttempts } })))
  // As long as there was any: of a full portion some may have been taken at this very moment.
  const next = nextLook(tx.now, deletedAt ?? activeTo, letters.length > 0)
  return next === undefined ? [] : [redirectWork(systemId, next)]
}

/** What waits for a system that was deactivated or deleted goes on at once, in portions (exchange.md §4). */
export const redirectStages = ({ database }: { readonly database: Database }): Stage[] => [changedSystemsStage(database, redirectLettersStage, leave)]
