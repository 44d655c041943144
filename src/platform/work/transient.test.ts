import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { NotNow } from '../problems/index.ts'
import { isTransient } from './transient.ts'

function databaseError(code: string): pg.DatabaseError {
  const error = new pg.DatabaseError('refused', 0, 'error')
  error.code = code
  return error
}

test('a database that is away, full, restarting or lost a race is worth another try; a refused row or a statement that takes too long is not', () => {
  for (const code of ['08006', '40001', '40P01', '53100', '55P03', '57P01']) assert.equal(isTransient(databaseError(code)), true, code)
  for (const code of ['23505', '22P02', '42703', '57014']) assert.equal(isTransient(databaseError(code)), false, code)
  assert.equal(isTransient(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })), true)
  assert.equal(isTransient(new NotNow('the scanner is away')), true)
  assert.equal(isTransient(new TypeError('a bug')), false)
})
