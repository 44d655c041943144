import { countUndeliverable, listFailingSystems } from '../exchange/index.ts'
import { listFailedMessages } from '../notifications/index.ts'
import type { MachineTime } from '../platform/clock/index.ts'
import { machineNow } from '../platform/clock/index.ts'
import type { Read } from '../platform/database/index.ts'
import { listQueues } from '../platform/work/index.ts'
import { findNewest } from './minutes/minutes.queries.ts'

/** Of each kind at most; whoever has more looks into the log. */
export const shownAtMost = 50

/** The check runs each minute: one that is older than this stands still. */
const checkWithinMs = 600_000

/** What waits for the operator. */
export type Overview = Awaited<ReturnType<typeof readOverview>>

export const readOverview = async (on: Read) => ({
  now: on.now,
  undeliverable: (await countUndeliverable(on, { recipientId: null })).count,
  failing: await listFailingSystems(on, { limit: shownAtMost }),
  emails: await listFailedMessages(on, { limit: shownAtMost }),
  queues: await listQueues(on, { now: on.now }),
  /** How the check of each minute last went; undefined when it stands still. */
  check: await findNewest(on, { measure: 'gaps', since: (machineNow() - checkWithinMs) as MachineTime }), // branding
})
