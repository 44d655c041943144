import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from './index.ts'
import { withTestDatabase } from './testing.ts'

test('a transaction that cannot begin, for the clock is locked too long, leaves its connection fit for the next', () =>
  withTestDatabase(async (_database, url) => {
    const database = openDatabase({ url, poolSize: 1, statementTimeoutMs: 30_000, lockTimeoutMs: 100 })
    const locking = await database.dedicated()
    try {
      await locking.query('BEGIN; LOCK TABLE business_clock IN ACCESS EXCLUSIVE MODE')
      const begun = database.transaction(() => Promise.resolve('never'))
      await assert.rejects(begun, { code: '55P03' })
      await locking.query('ROLLBACK')
      assert.equal(await database.transaction(() => Promise.resolve('done')), 'done')
      assert.equal(await database.read(() => Promise.resolve('read')), 'read')
    } finally {
      await locking.end()
      await database.close()
    }
  }))
