import { countUndeliverable, listFailingSystems } from '../exchange/index.ts'
import { listFailedMessages } from '../notifications/index.ts'
import type { Read } from '../platform/database/index.ts'
import { listQueues } from '../platform/work/index.ts'

/** Of each kind at most; whoever has more looks into the log. */
export const shownAtMost = 50

/** What waits for the operator. */
export type Overview = Awaited<ReturnType<typeof readOverview>>

export const readOverview = async (on: Read) => ({
  undeliverable: (await countUndeliverable(on, { recipientId: null })).count,
  failing: await listFailingSystems(on, { limit: shownAtMost }),
  emails: await listFailedMessages(on, { limit: shownAtMost }),
  queues: await listQueues(on, { now: on.now }),
})
