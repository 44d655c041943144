import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { EmbeddedPostgresError, notWritable } from './embedded-postgres-error.ts'
import { poll } from './poll.ts'

// A start may have to create the database, and the server before it may have to recover.
const lockLimitMs = 120_000
const lockStepMs = 10

const sqliteBusy = 5

/**
 * Does the work while no other process does such work on the same data folder.
 * The lock is SQLite's on an empty file, the one lock within Node that the operating system itself takes back
 * from a process that was killed: no stale lock can exist.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = await poll(lockStepMs, lockLimitMs, () => tryLock(folder))
  if (lock === undefined) {
    const remedy = 'Wait for the other Brevdue process that starts or stops it, or end that process.'
    throw new EmbeddedPostgresError('busy', `Another process holds the database of ${folder}.`, remedy)
  }
  try {
    return await work()
  } finally {
    lock.close()
  }
}

function tryLock(folder: string): DatabaseSync | undefined {
  const file = path.join(folder, 'postgres.lock')
  const lock = openLock(file)
  try {
    // Nothing is ever written, so no journal needs to lie beside the file.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return undefined
    throw notWritable(file, error)
  }
}

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file)
  } catch (error) {
    throw notWritable(file, error)
  }
}
