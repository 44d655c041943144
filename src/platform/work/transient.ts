import pg from 'pg'
import { NotNow } from '../problems/index.ts'

/** SQLSTATE classes that say "not now" rather than "not like this": connection, resources, operator, serialisation, lock. */
const transientClasses = new Set(['08', '40', '53', '55', '57'])
/** A statement that ran out of time will do so again: it is the work's own fault, which halving the batch finds. */
const statementTimeout = '57014'

/** True when trying the same again later can work: the database, or whatever else is needed, is away, full, restarting, or lost a race. */
export function isTransient(error: unknown): boolean {
  if (error instanceof NotNow) return true
  if (error instanceof pg.DatabaseError) return error.code !== statementTimeout && transientClasses.has(error.code?.slice(0, 2) ?? '')
  if (!(error instanceof Error)) return false
  const code: unknown = 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/.test(code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(error.message)
}
