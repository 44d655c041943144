import { removeContents } from '../../platform/content/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { ContainerId } from './container.ts'
import { deleteContainerKey, updateEndedContainer, updateReleased } from './containers.queries.ts'

/**
 * Ends a container where it is: what was not taken in never becomes a letter. Its bytes may be sent again, as another container, which then goes on where
 * this one stopped. The caller removes the pack's blob after the commit.
 */
export async function stopContainer(tx: Transaction, containerId: ContainerId): Promise<void> {
  await updateReleased(tx, { containerId, released: 0 })
  await updateEndedContainer(tx, { containerId, now: tx.now })
  await deleteContainerKey(tx, { containerId })
  await removeContents(tx, [containerId])
}
