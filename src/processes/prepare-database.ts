import { ensurePartitions } from '../platform/database/index.ts'
import { seedSandbox } from '../sandbox/letters/index.ts'
import type { Runtime } from './runtime.ts'
import type { Part } from './serve.ts'

/** An empty sandbox gets its demo nation, unless the settings say otherwise; a second process waits for the one that does it. */
async function seed({ settings, database, contentStore, sandboxSecret, log }: Runtime): Promise<void> {
  if (settings.BREVDUE_MODE !== 'sandbox' || !settings.DEMO_NATION) return
  const outcome = await seedSandbox({ database, contentStore, sandboxSecret })
  if (outcome.kind === 'seeded') log.info('demo nation seeded', { count: outcome.letters })
}

/** What must be in the database before anybody is served: the months of this and the next weeks, and the demo nation. */
export async function prepareDatabase(runtime: Runtime, parts: ReadonlySet<Part>): Promise<void> {
  if (parts.has('web') || parts.has('worker')) await seed(runtime)
  await ensurePartitions(runtime.database)
}
