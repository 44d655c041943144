import type { Transaction } from '../../platform/database/index.ts'
import type { ContainerSender } from './container.ts'
import { updateReleased } from './containers.queries.ts'
import { planParts } from './plan-parts.ts'

/** Lets the first `released` entries of a container become letters; 0 stops it where it is, also what is just being taken. */
export async function releaseEntries(tx: Transaction, container: ContainerSender, released: number): Promise<void> {
  // First: a worker whose turn is ending waits for this row, or has given its work back before us.
  await updateReleased(tx, { containerId: container.containerId, released })
  await planParts(tx, container)
}
