import { recordEvents } from '../../events/index.ts'
import type { ArchiveRejected } from '../../platform/archive/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { countContainer } from '../exchange.metrics.ts'
import type { TransmissionId } from '../letter.ts'
import { insertRejectedContainer } from './containers.queries.ts'
import type { SentContainer } from './receive-container.ts'

type RejectedContainer = Omit<SentContainer, 'body' | 'lane'> & { readonly transmissionId: TransmissionId }

/** Keeps what was wrong with an archive of which nothing was taken in, for its sender's log and list. */
export async function rejectContainer(tx: Transaction, { transmissionId, senderId, systemId, way }: RejectedContainer, { fault, entryNumber }: ArchiveRejected): Promise<void> {
  await insertRejectedContainer(tx, { transmissionId, senderId, systemId, way, fault, entryNumber: entryNumber ?? null, now: tx.now })
  countContainer(tx, way, 'refused')
  const properties = { transmissionId, errorCode: 'memo.archive.rejected', fault, ...(entryNumber === undefined ? {} : { entryNumber }) }
  await recordEvents(tx, [{ tag: 'MEMO_ARCHIVE_REJECTED', ownerId: senderId, actor: { kind: 'system', id: systemId }, systemId, properties }])
}
