import type pg from 'pg'
import type { CommitFault } from '../faults/index.ts'

const raiseDiskFull = `DO $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$`
const loseConnection = 'SELECT pg_terminate_backend(pg_backend_pid())'

/** Commits; with a fault (outage tests only) it goes wrong as it would in earnest, by PostgreSQL's own error. */
export async function commit(client: pg.PoolClient, fault: CommitFault | undefined): Promise<void> {
  if (fault === 'disk-full') await client.query(raiseDiskFull)
  if (fault === 'connection-lost') await client.query(loseConnection)
  await client.query('COMMIT')
  if (fault === 'commit-unanswered') throw new Error('Connection terminated unexpectedly: the commit was never answered')
}
