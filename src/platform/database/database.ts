import pg from 'pg'
import type { Instant } from '../clock/index.ts'
import { instant, machineNow, stopwatch } from '../clock/index.ts'
import { takeCommitFault } from '../faults/index.ts'
import { runAfterCommit } from './after-commit.ts'
import { commit } from './commit.ts'
import type { Read, Transaction } from './executor.ts'
import { typeParsers } from './type-parsers.ts'

export interface DatabaseSettings {
  readonly url: string
  readonly poolSize: number
  readonly statementTimeoutMs: number
  readonly lockTimeoutMs: number
  /** Called when an idle connection breaks; the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void
}

export interface Database {
  /** Runs a reading function on one connection, outside a transaction block. */
  read<Result>(work: (on: Read) => Promise<Result>): Promise<Result>
  /** Runs a function in one transaction; commits when it answers, rolls back when it throws. */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>
  /** Business time without a transaction: for ids made before one begins. At most a second behind a move of the clock. */
  now(): Promise<Instant>
  /** A client of its own for LISTEN or session locks; the caller ends it. */
  dedicated(): Promise<pg.Client>
  close(): Promise<void>
}

const beginWithTime = 'BEGIN; SELECT offset_ms FROM business_clock'
const offsetKeptMs = 1_000
const readTime = 'SELECT offset_ms FROM business_clock'

interface ClockRow {
  offset_ms: number
}

function nowOf(result: pg.QueryResult<ClockRow> | pg.QueryResult<ClockRow>[]): Instant {
  const last = Array.isArray(result) ? result.at(-1) : result
  const row = last?.rows[0]
  if (row === undefined) throw new Error('The business clock has no row; run "brevdue migrate"')
  return instant(machineNow() + row.offset_ms)
}

/** The first error is the one that matters. A broken connection cannot roll back; the server has done so already. */
const rollBack = (client: pg.PoolClient): Promise<unknown> => client.query('ROLLBACK').catch(() => undefined)

/** Begins at the time of business. What fails here, such as a clock that is locked for long, leaves no transaction open: the connection goes back to the pool. */
async function begin(client: pg.PoolClient): Promise<Transaction> {
  try {
    // A multi-statement simple query answers an array, which the driver's types do not know.
    const begun = (await client.query<ClockRow>(beginWithTime)) as unknown as pg.QueryResult<ClockRow>[] // see above
    return { client, now: nowOf(begun), count: { statements: 0 } } as unknown as Transaction // branding
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

async function inTransaction<Result>(client: pg.PoolClient, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const tx = await begin(client)
  const elapsedMs = stopwatch()
  const result = await untilCommitted(client, tx, work)
  runAfterCommit(tx, instant(tx.now + Math.round(elapsedMs())))
  return result
}

async function untilCommitted<Result>(client: pg.PoolClient, tx: Transaction, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  try {
    const result = await work(tx)
    await commit(client, takeCommitFault())
    return result
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

function makePool(settings: DatabaseSettings): pg.Pool {
  const pool = new pg.Pool({
    connectionString: settings.url,
    max: settings.poolSize,
    types: typeParsers,
    statement_timeout: settings.statementTimeoutMs,
    lock_timeout: settings.lockTimeoutMs,
    idle_in_transaction_session_timeout: settings.statementTimeoutMs,
    connectionTimeoutMillis: 10_000,
    options: '-c TimeZone=UTC',
  })
  pool.on('error', (error) => settings.onConnectionLost?.(error))
  pool.on('connect', (client) => client.on('error', (error) => settings.onConnectionLost?.(error)))
  return pool
}

/** Connects lazily; every session runs in UTC with statement, lock and idle time-outs. */
export function openDatabase(settings: DatabaseSettings): Database {
  const pool = makePool(settings)
  const withClient = async <Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> => {
    const client = await pool.connect()
    try {
      const result = await work(client)
      client.release()
      return result
    } catch (error) {
      // Keep the connection unless it is the connection that failed.
      client.release(error instanceof pg.DatabaseError ? undefined : true)
      throw error
    }
  }
  const offset = { ms: 0, readAt: -offsetKeptMs }
  return {
    async now() {
      if (machineNow() - offset.readAt > offsetKeptMs) {
        const now = await withClient(async (client) => nowOf(await client.query<ClockRow>(readTime)))
        Object.assign(offset, { ms: now - machineNow(), readAt: machineNow() })
      }
      return instant(machineNow() + offset.ms)
    },
    read: (work) => withClient(async (client) => work({ client, now: nowOf(await client.query<ClockRow>(readTime)), count: { statements: 0 } })),
    transaction: (work) => withClient((client) => inTransaction(client, work)),
    async dedicated() {
      const client = new pg.Client({ connectionString: settings.url, types: typeParsers, options: '-c TimeZone=UTC' })
      await client.connect()
      return client
    },
    close: () => pool.end(),
  }
}
