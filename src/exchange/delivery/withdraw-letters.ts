import type { Transaction } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId } from '../letter.ts'
import type { DeliveryCause } from './delivery.queries.ts'
import { insertWithdrawals } from './redirect.queries.ts'

/** A letter that was taken off the list of a system. */
export interface WithdrawnLetter {
  readonly letterId: LetterId
  readonly systemId: SystemId
  readonly decisionNumber: number
  readonly failedAttempts: number
}

/** Writes that deliveries ended without their system: it was closed, or somebody moved the letters. */
export async function recordWithdrawals(tx: Transaction, letters: readonly WithdrawnLetter[], cause: DeliveryCause & ('DEACTIVATED' | 'DELETED' | 'MOVED')): Promise<void> {
  if (letters.length === 0) return
  await insertWithdrawals(tx, {
    letterIds: letters.map(({ letterId }) => letterId),
    systemIds: letters.map(({ systemId }) => systemId),
    decisionNumbers: letters.map(({ decisionNumber }) => decisionNumber),
    failedAttempts: letters.map(({ failedAttempts }) => failedAttempts),
    cause,
    now: tx.now,
  })
}
