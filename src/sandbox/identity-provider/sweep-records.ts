import { machineNow } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { deleteRecordsBefore } from './records.queries.ts'

/** Deletes what ran out; to be called now and then. Answers how many rows went. */
export const sweepIdentityProvider = (tx: Transaction): Promise<number> => deleteRecordsBefore(tx, { before: machineNow() })
