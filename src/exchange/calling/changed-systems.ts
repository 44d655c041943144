import type { Instant } from '../../platform/clock/index.ts'
import { addDuration } from '../../platform/clock/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import type { Claim, NewWork, Stage } from '../../platform/work/index.ts'
import { bringForwardWork, completeWork } from '../../platform/work/index.ts'
import type { CalledSystem, SystemId } from '../../systems/index.ts'
import { listCalledSystems } from '../../systems/index.ts'

/** What was being routed while its system was changed comes to wait there afterwards; no transaction takes that long. */
const lookAgainAfter = 'PT2M'

/** When to look again at what waits for a changed system: at once while there is more than a portion, once more a little after the change, then never. */
export function nextLook(now: Instant, changedAt: Instant | null, isMore: boolean): Instant | undefined {
  if (isMore) return now
  const last = changedAt === null ? now : addDuration(changedAt, lookAgainAfter)
  return last > now ? last : undefined
}

/** Sees to a portion of what waits for a changed system; answers the work that follows. */
type SeeTo = (tx: Transaction, system: CalledSystem) => Promise<NewWork[]>

async function seeToSystems(database: Database, seeTo: SeeTo, claim: Claim): Promise<void> {
  await database.transaction(async (tx) => {
    await completeWork(tx, claim)
    const systems = await listCalledSystems(tx, { systemIds: claim.items.map(({ subjectId }) => subjectId as SystemId), now: tx.now }) // branding
    const following: NewWork[] = []
    for (const system of systems) following.push(...(await seeTo(tx, system)))
    await bringForwardWork(tx, following)
  })
}

/** A stage whose subjects are systems that were changed. */
export const changedSystemsStage = (database: Database, name: string, seeTo: SeeTo): Stage => ({ name, handle: (claim) => seeToSystems(database, seeTo, claim) })
