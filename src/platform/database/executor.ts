import type { ClientBase } from 'pg'
import type { Brand } from '../brand.ts'
import type { Instant } from '../clock/index.ts'

/** An open view of the database: what a function that only reads asks for. */
export interface Read {
  readonly client: ClientBase
  /** Business time, read once when the transaction began. */
  readonly now: Instant
  /** How many statements went to the database so far: batches are tested to stay under a fixed number. */
  readonly count: { statements: number }
}

/** A transaction that may write. Only edges (routes, jobs, commands) open one. */
export type Transaction = Brand<Read, 'Transaction'>
