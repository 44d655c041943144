import { after, machineNow } from '../platform/clock/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { deleteLoginAttemptsBefore } from './login-attempt.queries.ts'
import { deleteSessionsBefore } from './session.queries.ts'

/** Ended sessions are kept a while, to answer who was logged in when. */
const keptSessionsMs = 90 * 24 * 3_600_000

/** Deletes attempts that ran out and sessions that ended long ago; to be called now and then. Answers how many rows went. */
export async function sweepLogins(tx: Transaction): Promise<number> {
  const now = machineNow()
  const attempts = await deleteLoginAttemptsBefore(tx, { before: now })
  return attempts + (await deleteSessionsBefore(tx, { before: after(now, -keptSessionsMs) }))
}
