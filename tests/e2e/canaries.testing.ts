import assert from 'node:assert/strict'
import { ask } from '../../src/events/events.testing.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { canaryTitles } from '../../src/sandbox/letters/index.ts'
import type { Canary } from '../guards/assert-no-canaries.ts'

/** Who is in the demo nation so that a log could give them away. */
export const listBirds = (database: Database): Promise<Record<string, unknown>[]> =>
  ask(database, "SELECT name, number FROM parties JOIN party_numbers USING (party_id) JOIN demo_tags USING (party_id) WHERE tag = 'canary' ORDER BY name")

/** Their names, numbers and letters' titles, as they stand in the database. */
export async function canariesOf(database: Database): Promise<Canary[]> {
  const birds = await listBirds(database)
  const titles = await ask(database, 'SELECT DISTINCT title FROM letter_headers WHERE title = ANY($1)', [canaryTitles])
  assert.deepEqual([birds.length, titles.length], [canaryTitles.length, canaryTitles.length], 'the database knows them')
  return [
    ...birds.flatMap(({ name, number }): Canary[] => [{ kind: 'name', value: String(name) }, { kind: 'number', value: String(number) }]),
    ...canaryTitles.map((value): Canary => ({ kind: 'title', value })),
  ]
}
