import type { IdentityId } from '../../login/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { ListState } from '../../platform/ui/index.ts'
import { listWindow } from '../../platform/ui/index.ts'
import type { TestPortalFacts } from './test-portal.pages.tsx'
import { countMade, listMade } from './test-portal.queries.ts'

/** Who was made here, as the list asks, and the one who was made just now. */
export function readMade(database: Database, state: ListState<'created' | 'name', never>, fresh: IdentityId | undefined): Promise<TestPortalFacts> {
  const pattern = `%${state.search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return database.read(async (on) => {
    const { total } = await countMade(on, { pattern })
    const { offset, limit } = listWindow(state, total)
    const { by, descending } = state.sort
    const asked = { identityId: null, pattern, order: `${by}:${descending ? 'desc' : 'asc'}` as const, now: on.now, offset, limit }
    const [made] = fresh === undefined ? [] : await listMade(on, { ...asked, identityId: fresh, pattern: '%', offset: 0, limit: 1 })
    return { state, rows: await listMade(on, asked), total, fresh: made }
  })
}
