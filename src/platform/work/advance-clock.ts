import type { Instant } from '../clock/index.ts'
import { instant, instantText, machineNow, pause } from '../clock/index.ts'
import type { Database, Read } from '../database/index.ts'
import { defineProblems, Problem } from '../problems/index.ts'
import { findOffset, updateOffset } from './clock.queries.ts'
import { countDueWork, findNextDueWork } from './work.queries.ts'

const drainPollMs = 5

export const clockProblems = defineProblems({
  'clock.not.backwards': {
    status: 400,
    da: { message: 'Uret kan kun stilles frem.', remedy: 'Vælg et senere tidspunkt. Vil du begynde forfra, så stop serveren og slet datamappen.' },
    en: { message: 'The clock only moves forward.', remedy: 'Choose a later time. To begin anew, stop the server and delete the data folder.' },
  },
  'clock.not.drained': {
    status: 503,
    da: { message: 'Arbejdet på et tidspunkt undervejs blev ikke færdigt.', remedy: 'Se køerne, og prøv igen.' },
    en: { message: 'The work due at a time on the way did not finish.', remedy: 'Look at the queues and try again.' },
  },
})

/** Something that falls due at a business time of its own. Rows of work are one source; a domain may register others. */
export interface DueSource {
  readonly name: string
  nextDueAt(on: Read): Promise<Instant | undefined>
  /** Does everything due by now. */
  runDue(now: Instant): Promise<void>
}

export interface ClockServices {
  readonly database: Database
  readonly dueSources: readonly DueSource[]
  /** Wakes the loops, which do not know that time moved. */
  readonly wakeAll: () => void
  readonly drainTimeoutMs: number
}

/** Business time as every transaction sees it, and how far it is ahead of the machine's. */
export const readClock = (database: Database): Promise<{ now: Instant; offsetMs: number }> =>
  database.read(async (on) => ({ now: on.now, offsetMs: (await findOffset(on, {}))?.offsetMs ?? 0 }))

/** Business time goes on meanwhile: what the work due now plans for at once is waited for too, or the clock would jump over it. Answers when nothing was due. */
async function drain(services: ClockServices, now: Instant): Promise<Instant> {
  for (const source of services.dueSources) await source.runDue(now)
  services.wakeAll()
  const deadline = machineNow() + services.drainTimeoutMs
  for (;;) {
    const { count, at } = await services.database.read(async (on) => ({ ...(await countDueWork(on, { now: on.now })), at: on.now }))
    if (count === 0) return at
    if (machineNow() > deadline) throw new Problem(clockProblems['clock.not.drained'], { detail: `${count} pieces of work are due at ${instantText(now)}.` })
    await pause(drainPollMs)
  }
}

/** What falls due after the moment at which nothing was; not after now, which is later: what fell due in between would be jumped over. */
async function nextDue(services: ClockServices, drainedAt: Instant): Promise<Instant | undefined> {
  return services.database.read(async (on) => {
    const work = await findNextDueWork(on, { now: drainedAt })
    const others = await Promise.all(services.dueSources.map((source) => source.nextDueAt(on)))
    const all = [work?.dueAt, ...others].filter((due) => due !== undefined)
    return all.length === 0 ? undefined : instant(Math.min(...all))
  })
}

/** Moves the offset so that business time is at least the target. Never backwards. */
const moveTo = (database: Database, target: Instant): Promise<unknown> =>
  database.transaction((tx) => updateOffset(tx, { offsetMs: target - machineNow() }))

/**
 * Moves business time to the target, stopping at every moment on the way at which something falls due and letting it happen,
 * in order (architecture.md, Two clocks). Answers the new time. Throws clock.not.backwards, clock.not.drained.
 */
export async function advanceClock(services: ClockServices, target: Instant): Promise<Instant> {
  const before = await readClock(services.database)
  if (target < before.now) throw new Problem(clockProblems['clock.not.backwards'], { detail: `It is ${instantText(before.now)}.` })
  let drainedAt = await drain(services, before.now)
  for (let due = await nextDue(services, drainedAt); due !== undefined && due <= target; due = await nextDue(services, drainedAt)) {
    await moveTo(services.database, due)
    drainedAt = await drain(services, due)
  }
  await moveTo(services.database, target)
  await drain(services, target)
  return (await readClock(services.database)).now
}
