import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EmbeddedPostgresError, explained, startFailed } from './embedded-postgres-error.ts'

const systemError = (code: string): Error => Object.assign(new Error(code), { code, path: '/mail/postgres-password' })

test('what the operating system refuses becomes a sentence that names the place', () => {
  const full = explained(systemError('ENOSPC'), '/mail')
  assert(full instanceof EmbeddedPostgresError)
  assert.equal(full.failure, 'disk-full')
  assert.equal(full.message, 'The disk of /mail/postgres-password is full.\nFree some space there and start again.')
  const closed = explained(systemError('EACCES'), '/mail')
  assert(closed instanceof EmbeddedPostgresError)
  assert.equal(closed.failure, 'folder-not-writable')
})

test('what we do not understand stays as it is', () => {
  const bug = systemError('EBADF')
  assert.equal(explained(bug, '/mail'), bug)
})

test('a failed program is told by its last lines, and a full disk is recognised in them', () => {
  const said = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join('\n')
  const failed = startFailed(said, '/mail')
  assert.equal(failed.failure, 'start-failed')
  assert.match(failed.remedy, /DATABASE_URL:\nline 21\n/)
  assert.equal(startFailed('could not write to file: No space left on device', '/mail').failure, 'disk-full')
})
