import { setTimeout } from 'node:timers/promises'
import type { PartyId } from '../parties/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Database, Transaction } from '../platform/database/index.ts'
import type { NewEvent } from './event.ts'
import { recordEvents } from './record-events.ts'
import { sealEvents } from './seal-events.ts'

export const testOwner = '0197a000-0000-7000-8000-000000000001' as PartyId // branding

/** An event of a letter of its own. */
export const testEvent = (tx: Transaction, more: Partial<NewEvent> = {}): NewEvent => ({
  tag: 'MEMO_SEND_RECEIVED',
  ownerId: testOwner,
  actor: { kind: 'platform' },
  letterId: uuidV7(tx.now),
  properties: { way: 'REST' },
  ...more,
})

/** Commits some events in one transaction. */
export const record = (database: Database, count: number, more: Partial<NewEvent> = {}): Promise<void> =>
  database.transaction((tx) => recordEvents(tx, Array.from({ length: count }, () => testEvent(tx, more))))

const patienceMs = 20_000
const retryEveryMs = 50

/** Rows of a question asked in plain SQL. */
export async function ask(database: Database, sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  return database.transaction(async (tx) => (await tx.client.query<Record<string, unknown>>(sql, [...values])).rows)
}

/** Waits until every transaction so far has ended, so that the sizes of the next seals are known. */
export async function untilSealable(database: Database): Promise<void> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += retryEveryMs) {
    const [row] = await ask(database, 'SELECT pg_snapshot_xmin(pg_current_snapshot()) > max(transaction_id) AS ended FROM events')
    if (row?.['ended'] === true) return
    await setTimeout(retryEveryMs)
  }
  throw new Error(`A transaction stayed open for ${patienceMs} ms`)
}

/**
 * Seals until so many events are sealed. Not at once: a transaction in any database of the test server holds sealing back,
 * since transaction ids are those of the whole server.
 */
export async function sealUntil(database: Database, eventCount: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += retryEveryMs) {
    await database.transaction(sealEvents)
    const [row] = await ask(database, 'SELECT coalesce(sum(event_count), 0)::int4 AS sealed FROM event_seals')
    if (row?.['sealed'] === eventCount) return
    await setTimeout(retryEveryMs)
  }
  throw new Error(`${eventCount} events were not sealed within ${patienceMs} ms`)
}
