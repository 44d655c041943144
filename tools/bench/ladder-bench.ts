import type pg from 'pg'
import { findNextAttempt, listDueLetters } from '../../src/exchange/delivery/push/push-round.queries.ts'
import { pushLettersStage } from '../../src/exchange/stages.ts'
import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import type { Instant } from '../../src/platform/clock/index.ts'
import { addDuration, instantText, stopwatch } from '../../src/platform/clock/index.ts'
import type { Database, Read, Transaction } from '../../src/platform/database/index.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import { claimBatch, countDueWork } from '../../src/platform/work/index.ts'
import { findNextDueWork } from '../../src/platform/work/work.queries.ts'
import type { SystemId } from '../../src/systems/index.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'
import type { Figure } from './report.ts'
import { percentile } from './report.ts'

const waitingLetters = 100_000
const ticks = 200

/** A system that fails, and letters on the ladder to it: each has its own time, none is due within the next hour. */
async function insertLadder(database: Database): Promise<SystemId> {
  return database.transaction(async (tx) => {
    const { organisationId, partyId } = await insertTestAuthorityOrganisation(tx)
    const { systemId } = await insertTestSystem(tx, { organisationId, isSender: false, isRecipient: true, serviceProtocol: 'REST_PUSH', endpoint: 'http://127.0.0.1:9/' })
    await tx.client.query(
      `WITH drawn AS (SELECT gen_random_uuid() AS letter_id, gen_random_uuid() AS message_uuid, number FROM generate_series(1, $4::int) AS number),
       accepted AS (INSERT INTO letters (letter_id, message_uuid, sender_id, sender_system_id, transmission_id, way, lane, length, sha256, accepted_at)
         SELECT letter_id, message_uuid, $2, $1, letter_id, 'REST', 'single', 20000, sha256('letter'), $3 FROM drawn),
       begun AS (INSERT INTO deliveries (letter_id, decision_number, system_id, message_uuid, recipient_id, protocol, planned_at)
         SELECT letter_id, 1, $1, message_uuid, $2, 'REST_PUSH', $3 FROM drawn)
       INSERT INTO waiting_deliveries (system_id, letter_id, decision_number, message_uuid, ladder, failed_attempts, first_attempt_at, next_attempt_at, waiting_since)
       SELECT $1, letter_id, 1, message_uuid, 'week', 3, $3, $3::timestamptz + interval '1 hour' + number * interval '1 second', $3 FROM drawn`,
      [systemId, partyId, instantText(tx.now), waitingLetters],
    )
    await tx.client.query(`INSERT INTO work (subject_id, stage, lane, sender_id, rank, due_at) VALUES ($1, $2, 'single', $1, 0, $3)`, [systemId, pushLettersStage, instantText(addDuration(tx.now, 'PT1H'))])
    return systemId
  })
}

/** What a worker asks between two pieces of work, and the clock at each stop. */
async function tick(database: Database): Promise<void> {
  await claimBatch(database, pushLettersStage, { batchSize: 64, leaseMs: 1_000 })
  await database.read(async (on) => {
    await countDueWork(on, { now: on.now })
    await findNextDueWork(on, { now: on.now })
  })
}

async function medianTick(database: Database): Promise<number> {
  const times: number[] = []
  for (let count = 0; count < ticks; count++) {
    const elapsedMs = stopwatch()
    await tick(database)
    times.push(elapsedMs())
  }
  return percentile(times, 0.5)
}

interface PlanLine {
  'QUERY PLAN': string
}

/** Reads through a connection that answers each statement by printing its plan as it was run. */
function explaining(on: Read, name: string): Read {
  const query = async ({ text, values }: { text: string; values: unknown[] }): Promise<{ rows: never[] }> => {
    const { rows } = await on.client.query<PlanLine>({ text: `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ${text}`, values })
    console.log(`\nplan of ${name}, with ${waitingLetters} letters on the ladder:\n${rows.map((line) => `  ${line['QUERY PLAN']}`).join('\n')}`)
    return { rows: [] }
  }
  return { ...on, client: { query } as unknown as pg.ClientBase } // the statements use nothing else of it
}

const printPlans = (database: Database, systemId: SystemId, later: Instant): Promise<void> =>
  database.read(async (on) => {
    await findNextDueWork(explaining(on, 'the next due work'), { now: on.now })
    await findNextAttempt(explaining(on, "the system's next attempt"), { systemId })
    await listDueLetters(explaining(on, 'a round of 100 due letters'), { systemId, now: later, limit: 100 })
  })

/** What a ladder full of waiting letters costs while nothing is due. */
export async function ladderFigures(_environment: Record<string, string>, databaseUrl: string): Promise<Figure[]> {
  const database = openDatabase({ url: databaseUrl, poolSize: 2, statementTimeoutMs: 60_000, lockTimeoutMs: 10_000 })
  const empty = await medianTick(database)
  const systemId = await insertLadder(database)
  await database.transaction((tx: Transaction) => tx.client.query('ANALYZE waiting_deliveries; ANALYZE deliveries; ANALYZE letters; ANALYZE work'))
  const full = await medianTick(database)
  await printPlans(database, systemId, addDuration(await database.now(), 'P2D'))
  await database.close()
  return [
    { name: 'a tick of the worker with no letters waiting, median', value: empty, unit: 'ms' },
    { name: `a tick with ${waitingLetters} letters on the ladder, none due, median`, value: full, unit: 'ms' },
  ]
}
