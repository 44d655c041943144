import { z } from 'zod'
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

const healthSchema = z.object({ status: z.enum(['ok', 'failing']), failing: z.array(z.string()) })
const answers = { 200: { json: healthSchema }, 503: { json: healthSchema } }
const operations = { method: 'GET', interface: 'operations', audience: 'everybody' } as const

const answer = (failing: string[]) => ({ status: failing.length === 0 ? 200 : 503, body: { status: failing.length === 0 ? ('ok' as const) : ('failing' as const), failing } })

/** A database outage is *not ready*, but live; a loop that stands still is not live. */
export const healthRoutes = (parts: readonly HealthPart[]): Route[] => [
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
    summary: 'Whether the process can do its work; names the part that cannot',
    answers,
    handle: async () => {
      const ready = await Promise.all(parts.map((part) => part.ready()))
      return answer(parts.filter((_part, index) => ready[index] !== true).map((part) => part.name))
    },
  }),
]
