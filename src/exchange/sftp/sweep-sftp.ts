import { instant } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { shownMs } from './folder.ts'
import { deleteOldRefusals } from './refused-uploads.queries.ts'
import { deleteOldRemovals } from './technical-receipts.queries.ts'

/** Deletes what is too old to be shown by SFTP. */
export async function sweepSftp(tx: Transaction): Promise<void> {
  const before = instant(tx.now - shownMs)
  await deleteOldRefusals(tx, { before })
  await deleteOldRemovals(tx, { before })
}
