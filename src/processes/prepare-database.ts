import { findMissingMasterKeys } from '../platform/content/index.ts'
import { ConfigurationFault } from '../platform/configuration/index.ts'
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

/** Nobody is served who could not read every content. */
async function checkMasterKeys({ database, contentStore }: Runtime): Promise<void> {
  const missing = await findMissingMasterKeys(database, contentStore.ring)
  const faults = missing.map((keyId) => `BREVDUE_MASTER_KEYS: the key "${keyId}" still wraps contents, which could not be read without it. Put it back behind the first one; "brevdue rotate-keys" makes it dispensable.`)
  if (faults.length > 0) throw new ConfigurationFault(faults)
}

/** What must be in the database before anybody is served: the months of this and the next weeks, and the demo nation. */
export async function prepareDatabase(runtime: Runtime, parts: ReadonlySet<Part>): Promise<void> {
  await checkMasterKeys(runtime)
  if (parts.has('web') || parts.has('worker')) await seed(runtime)
  await ensurePartitions(runtime.database)
}
