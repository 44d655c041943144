import type { Transaction } from '../../platform/database/index.ts'
import { bringForwardWork } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { updateUnpaused } from '../calling/endpoint-states.queries.ts'
import { pushWork } from './begin-deliveries.ts'

/**
 * Lets a system be called for what waits for it, because it is reached otherwise from now on: what failed at its former address holds back nothing,
 * and each letter goes on from where it is on its ladder. Late in the transaction (`bringForwardWork`).
 */
export async function callAgain(tx: Transaction, systemId: SystemId): Promise<void> {
  await updateUnpaused(tx, { systemId, purpose: 'letters' })
  await bringForwardWork(tx, [pushWork(systemId, tx.now)])
}
