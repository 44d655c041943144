import { z } from 'zod'
import { pause } from '../platform/clock/index.ts'
import type { Route } from '../platform/http/index.ts'
import { route } from '../platform/http/index.ts'

/** A part of a process that can say whether it is alive and ready. */
export interface HealthPart {
  readonly name: string
  /** False when it stands still: the process should be restarted. */
  alive(): boolean
  /** False when it cannot do its work right now, for instance because the database is away. */
  ready(): Promise<boolean>
}

/** Something outside the process, without which a part of its work waits. No reason to send callers elsewhere: it is away for all. */
export interface Need {
  readonly name: string
  there(): Promise<boolean>
}

/** Who asks for health waits no longer for anything that is needed. */
const patienceMs = 2_000

const healthSchema = z.object({ status: z.enum(['ok', 'failing']), failing: z.array(z.string()), away: z.array(z.string()).optional() })
const answers = { 200: { json: healthSchema }, 503: { json: healthSchema } }
const operations = { method: 'GET', interface: 'operations', audience: 'everybody' } as const

const answer = (failing: string[], away?: string[]) => ({
  status: failing.length === 0 ? 200 : 503,
  body: { status: failing.length === 0 ? ('ok' as const) : ('failing' as const), failing, ...(away === undefined ? {} : { away }) },
})

async function namesOfAway(needs: readonly Need[]): Promise<string[]> {
  const there = await Promise.all(needs.map((need) => Promise.race([need.there(), pause(patienceMs).then(() => false)])))
  return needs.filter((_need, index) => there[index] !== true).map(({ name }) => name)
}

/** A database outage is *not ready*, but live; a loop that stands still is not live. */
export const healthRoutes = (parts: readonly HealthPart[], needs: readonly Need[] = []): Route[] => [
  route({
    ...operations,
    path: '/health/live',
    summary: 'Whether every loop of the process shows life',
    answers,
    handle: () => answer(parts.filter((part) => !part.alive()).map((part) => part.name)),
  }),
  route({
    ...operations,
    path: '/health/ready',
    summary: 'Whether the process can do its work; names the part that cannot, and what is away that some of the work waits for',
    answers,
    handle: async () => {
      const ready = await Promise.all(parts.map((part) => part.ready()))
      return answer(parts.filter((_part, index) => ready[index] !== true).map((part) => part.name), await namesOfAway(needs))
    },
  }),
]
