import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { ContentStore } from '../../platform/content/index.ts'
import { removeBlobs, removeContents } from '../../platform/content/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { DueSource } from '../../platform/work/index.ts'
import { claimHandOvers, findNextHandOver, getRemovalsPlace, listHandOvers, updateRemovalsPlace } from './remove-delivered.queries.ts'

const portionSize = 500
const hourMs = 3_600_000
/** Longer than a transaction may take: who ended before has committed by then. */
const settledMs = 300_000

export interface RemovalServices {
  readonly database: Database
  readonly contentStore: ContentStore
  /** Of business time. */
  readonly graceDays: number
}

const afterMs = (graceDays: number): number => graceDays * 24 * hourMs + settledMs

/** Contents are deleted at full hours, so that a clock that is moved over a week does not stop at every letter. */
const dueAtOf = (endedAt: Instant, graceDays: number): Instant => instant(Math.ceil((endedAt + afterMs(graceDays)) / hourMs) * hourMs)

/** Up to which end everything is due: the same said the other way round. */
const dueUntil = (now: Instant, graceDays: number): Instant => instant(Math.floor(now / hourMs) * hourMs - afterMs(graceDays))

type HandOver = Awaited<ReturnType<typeof listHandOvers>>[number]

async function remove({ database, contentStore }: RemovalServices, some: readonly HandOver[]): Promise<void> {
  const ours = some.filter(({ isElsewhere }) => !isElsewhere)
  const removed = await database.transaction(async (tx) => {
    const claimed = await claimHandOvers(tx, { letterIds: ours.map(({ letterId }) => letterId), decisionNumbers: ours.map(({ decisionNumber }) => decisionNumber) })
    const letterIds = new Set(claimed.map(({ letterId }) => letterId))
    await removeContents(tx, [...letterIds])
    return letterIds
  })
  // Also of those removed before a process died: the place is noted only afterwards.
  await removeBlobs(contentStore, ours.filter(({ letterId, store }) => removed.has(letterId) && store !== 'row').map(({ letterId }) => letterId))
}

/** One portion; answers whether there was any. */
async function removePortion(services: RemovalServices, now: Instant): Promise<boolean> {
  const { database, graceDays } = services
  const some = await database.read(async (on) => listHandOvers(on, { ...(await getRemovalsPlace(on, {})), until: dueUntil(now, graceDays), limit: portionSize }))
  const last = some.at(-1)
  if (last === undefined) return false
  await remove(services, some)
  await database.transaction((tx) => updateRemovalsPlace(tx, last))
  return true
}

/**
 * Deletes the contents of letters that their receiver systems have, after a time of grace; keys, hashes and events stay (exchange.md §4).
 * Costs one look at an index when nothing is due.
 */
export const deliveredContents = (services: RemovalServices): DueSource => ({
  name: 'contents of delivered letters',
  async nextDueAt(on) {
    const next = await findNextHandOver(on, await getRemovalsPlace(on, {}))
    return next === undefined ? undefined : dueAtOf(next.endedAt, services.graceDays)
  },
  async runDue(now) {
    while (await removePortion(services, now));
  },
})
