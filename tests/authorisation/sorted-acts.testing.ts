import { tagsOf } from '../../src/event-log/acts.ts'
import { ask } from '../../src/events/events.testing.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { assertNone } from '../guards/faults.ts'
import { noActsOfEmployees } from './left-events.ts'

/** Nothing that an employee did is taken for a letter's own way. */
export async function assertSorted(database: Database): Promise<void> {
  const known = new Set<string>([...tagsOf(undefined), ...noActsOfEmployees])
  const found = await ask(database, "SELECT DISTINCT tag FROM events WHERE actor_kind = 'employee'")
  assertNone(found.map(({ tag }) => String(tag)).filter((tag) => !known.has(tag)), 'An employee did it; sort it as an act in src/event-log/acts.ts:')
}
