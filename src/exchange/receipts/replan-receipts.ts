import type { Database, Transaction } from '../../platform/database/index.ts'
import type { NewWork, Stage } from '../../platform/work/index.ts'
import type { CalledSystem } from '../../systems/index.ts'
import { replanReceiptsStage } from '../../systems/index.ts'
import { changedSystemsStage, nextLook } from '../calling/changed-systems.ts'
import { updateUnpaused } from '../calling/endpoint-states.queries.ts'
import { systemWork } from '../calling/system-work.ts'
import { pushReceiptsStage } from '../stages.ts'
import { receiptAddressOf } from './receipt-address.ts'
import { updatePortionToFetch, updatePortionToPush } from './replan-receipts.queries.ts'

/** Receipts in one transaction. */
const portionSize = 2_000

async function replan(tx: Transaction, system: CalledSystem): Promise<NewWork[]> {
  const { systemId } = system
  const isPushed = receiptAddressOf(system) !== undefined
  const portion = { systemId, limit: portionSize }
  const changed = isPushed ? await updatePortionToPush(tx, { ...portion, now: tx.now }) : await updatePortionToFetch(tx, portion)
  // What failed at its former address holds back nothing; what climbs goes on from where it is on its ladder.
  const unpaused = isPushed ? await updateUnpaused(tx, { systemId, purpose: 'receipts' }) : 0
  const next = nextLook(tx.now, system.updatedAt, changed === portionSize)
  return [
    ...(isPushed && changed + unpaused > 0 ? [systemWork(pushReceiptsStage, systemId, tx.now)] : []),
    ...(next === undefined ? [] : [systemWork(replanReceiptsStage, systemId, next)]),
  ]
}

/**
 * A sender system was closed, opened or is reached otherwise than before: the receipts that wait for it are pushed no longer, or from now on, up a
 * new ladder. Those that it has got already, and those that were given up, only wait.
 */
export const replanStages = ({ database }: { readonly database: Database }): Stage[] => [changedSystemsStage(database, replanReceiptsStage, replan)]
