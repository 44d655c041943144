import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterCommit } from './index.ts'
import { withTestDatabase } from './testing.ts'

test('what waits for the commit is done after it, once, and never when the transaction is rolled back', () =>
  withTestDatabase(async (database) => {
    const done: string[] = []
    const answer = await database.transaction(async (tx) => {
      afterCommit(tx, (committedAt) => done.push(`first, ${committedAt >= tx.now}`))
      afterCommit(tx, () => done.push('second'))
      await tx.client.query('SELECT 1')
      assert.deepEqual(done, [], 'not before')
      return 'answer'
    })
    assert.deepEqual([answer, ...done], ['answer', 'first, true', 'second'])
    const failing = database.transaction((tx) => {
      afterCommit(tx, () => done.push('never'))
      return Promise.reject(new Error('rolled back'))
    })
    await assert.rejects(failing, /rolled back/)
    const refused = database.transaction(async (tx) => {
      afterCommit(tx, () => done.push('never'))
      // Deferred to the commit, which fails.
      await tx.client.query('CREATE TEMPORARY TABLE one (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)')
      await tx.client.query('INSERT INTO one VALUES (1), (1)')
    })
    await assert.rejects(refused, /duplicate key/)
    assert.equal(done.length, 2)
  }))
