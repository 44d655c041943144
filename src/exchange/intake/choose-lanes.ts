import { addDuration, instant } from '../../platform/clock/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { planEmails } from '../../notifications/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { listCalledSystems } from '../../systems/index.ts'
import { systemFactsOf } from '../calling/system-facts.ts'
import { bulkLaneEmail } from './bulk-lane-email.ts'
import type { IncomingLetter } from './incoming-letter.ts'
import { updateTold, upsertSendingRates } from './sending-rates.queries.ts'

const minuteMs = 60_000
/** Business time in which a contact is told at most once. */
const tellAgainAfter = 'P1D'

const minuteOf = (now: Instant): Instant => instant(now - (now % minuteMs))

/** How many single letters each system has among these, sorted by system. */
function countBySystem(letters: readonly IncomingLetter[]): [SystemId, number][] {
  const counts = new Map<SystemId, number>()
  for (const { systemId } of letters) counts.set(systemId, (counts.get(systemId) ?? 0) + 1)
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1))
}

async function tellContacts(tx: Transaction, systemIds: readonly SystemId[], singlesPerMinute: number): Promise<void> {
  await updateTold(tx, { systemIds, now: tx.now })
  const systems = await listCalledSystems(tx, { systemIds, now: tx.now })
  await planEmails(tx, systems.map((system) => bulkLaneEmail({ ...systemFactsOf(system), singlesPerMinute, since: tx.now })))
}

/**
 * Puts single letters beyond so many a minute from one system into the bulk lane, and all of the next minute's after such a one: until a whole
 * minute stays below (exchange.md §8). Its technical contact is told once a day. One statement for all systems, besides the telling.
 */
export async function chooseLanes(tx: Transaction, letters: readonly IncomingLetter[], singlesPerMinute: number): Promise<readonly IncomingLetter[]> {
  const counts = countBySystem(letters.filter(({ lane }) => lane === 'single'))
  if (counts.length === 0) return letters
  const rates = await upsertSendingRates(tx, { systemIds: counts.map(([systemId]) => systemId), counts: counts.map(([, count]) => count), minute: minuteOf(tx.now) })
  const counted = new Map(counts)
  const left = new Map(rates.map((rate) => [rate.systemId, rate.lettersBefore > singlesPerMinute ? 0 : singlesPerMinute - rate.letters + (counted.get(rate.systemId) ?? 0)]))
  const slowed = new Set<SystemId>()
  const laned = letters.map((letter): IncomingLetter => {
    const free = left.get(letter.systemId)
    if (letter.lane !== 'single' || free === undefined) return letter
    left.set(letter.systemId, free - 1)
    if (free > 0) return letter
    slowed.add(letter.systemId)
    return { ...letter, lane: 'bulk' }
  })
  const untold = rates.filter(({ systemId, toldAt }) => slowed.has(systemId) && (toldAt === null || toldAt <= addDuration(tx.now, `-${tellAgainAfter}`)))
  if (untold.length > 0) await tellContacts(tx, untold.map(({ systemId }) => systemId), singlesPerMinute)
  return laned
}
