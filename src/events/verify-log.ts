import type { Database } from '../platform/database/index.ts'
import type { LogFinding } from './log-finding.ts'
import type { Epoch } from './verify-epoch.ts'
import { verifyEpoch } from './verify-epoch.ts'
import { getUnsealedCount, listEpochs, listOrphanedPersonalProperties, listUnreachableEvents } from './verify.queries.ts'

export interface LogTotals {
  readonly sealCount: number
  readonly eventCount: number
  /** Events that wait for the next seal. */
  readonly unsealedCount: number
}

/** So many strangers of one kind are named; more would say the same. */
const namedStrangers = 1_000

async function strangers(database: Database, epoch: number): Promise<LogFinding[]> {
  return database.read(async (on) => {
    const events = await listUnreachableEvents(on, { epoch, limit: namedStrangers })
    const orphans = await listOrphanedPersonalProperties(on, { limit: namedStrangers })
    return [
      ...events.map(({ eventId }) => ({ kind: 'event', eventId, what: 'added' }) as const),
      ...orphans.map(({ eventId }) => ({ kind: 'event', eventId, what: 'personal properties added' }) as const),
    ]
  })
}

/**
 * Goes through the whole log, seal by seal, and tells every row that is not as it was sealed: events, personal properties
 * (erased ones are fine) and seals. Runs beside the sealer and writers.
 */
export async function verifyLog(database: Database, tell: (finding: LogFinding) => void): Promise<LogTotals> {
  const totals = { sealCount: 0, eventCount: 0, unsealedCount: 0 }
  let before: Epoch | undefined
  for (const epoch of await database.read((on) => listEpochs(on, {}))) {
    const verified = await verifyEpoch(database, { epoch, before, tell })
    totals.sealCount += verified.sealCount
    totals.eventCount += verified.eventCount
    totals.unsealedCount += (await database.read((on) => getUnsealedCount(on, { epoch: epoch.epoch, sealedTo: epoch.sealedTo }))).eventCount
    before = epoch
  }
  for (const finding of await strangers(database, before?.epoch ?? 0)) tell(finding)
  return totals
}
