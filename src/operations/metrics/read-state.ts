import { getUnsealed } from '../../events/index.ts'
import { countFailingSystems, countUndeliverable, listContainerBacklog } from '../../exchange/index.ts'
import type { Read } from '../../platform/database/index.ts'
import { listQueues } from '../../platform/work/index.ts'

/** A longer backlog of the sealer needs no exact figure. */
const unsealedAtMost = 100_000

/** How things stand in the database. */
export type OperationState = Awaited<ReturnType<typeof readState>>

export const readState = async (on: Read) => ({
  now: on.now,
  queues: await listQueues(on, { now: on.now }),
  containers: await listContainerBacklog(on, {}),
  undeliverable: (await countUndeliverable(on, { recipientId: null })).count,
  failing: await countFailingSystems(on, {}),
  unsealed: await getUnsealed(on, { limit: unsealedAtMost }),
})
