import type { Database } from '../../platform/database/index.ts'
import { resetLock } from './reset-sandbox.ts'

/** Runs work on a sandbox that nobody can reset meanwhile: calls to do so are told that it is being reset. */
export async function withoutResets<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  const client = await database.dedicated()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [resetLock])
    return await work()
  } finally {
    await client.end()
  }
}
