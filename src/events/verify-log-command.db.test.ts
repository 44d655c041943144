import assert from 'node:assert/strict'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { readMasterKeys } from '../platform/crypto/index.ts'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { ask, record, sealUntil } from './events.testing.ts'
import { verifyLogCommand } from './verify-log-command.ts'

async function run(database: Database, ...args: string[]): Promise<{ code: number; lines: string[] }> {
  const read = readMasterKeys(`test:${Buffer.alloc(32, 7).toString('base64')}`)
  assert.ok('ring' in read)
  const lines: string[] = []
  const code = await verifyLogCommand({ database, keys: read.ring, print: (line) => lines.push(line) }, args)
  return { code, lines }
}

/** What a thorough forger does: deletes an event and makes the chain anew from there. */
async function rewriteChain(database: Database): Promise<void> {
  await ask(database, 'DELETE FROM event_seals')
  await ask(database, `UPDATE event_epochs SET seal_count = 0, sealed_to = '0', last_seal = decode(repeat('00', 32), 'hex')`)
  await ask(database, 'DELETE FROM events WHERE event_id = (SELECT event_id FROM events ORDER BY event_id LIMIT 1)')
  await sealUntil(database, 2)
}

test('a log is verified, its heads are exported, and a chain that was made anew is found out by them', () =>
  withTestDatabase(async (database) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-heads-'))
    const file = path.join(folder, 'heads.jsonl')
    try {
      await record(database, 3)
      await sealUntil(database, 3)
      const exported = await run(database, '--export-heads', file)
      assert.deepEqual([exported.code, exported.lines[0]], [0, '3 events in 1 seals, 0 waiting for the next seal, 0 heads: 0 faults.'])
      assert.deepEqual(await run(database, '--heads', file), { code: 0, lines: ['3 events in 1 seals, 0 waiting for the next seal, 1 heads: 0 faults.'] })

      await rewriteChain(database)
      assert.equal((await run(database)).code, 0, 'without heads the new chain looks whole')
      const found = await run(database, '--heads', file)
      assert.equal(found.code, 1)
      assert.match(found.lines[0] ?? '', /^The head of \d{4}-\d\d-\d\d names another value of its seal\.$/)

      await appendFile(file, 'scribble\n')
      assert.equal((await run(database, '--heads', file)).code, 2)
    } finally {
      await rm(folder, { recursive: true })
    }
  }))

test('a fault is told in a line of its own and by the exit code; a damaged log exports no heads', () =>
  withTestDatabase(async (database) => {
    await record(database, 1)
    await sealUntil(database, 1)
    const [row] = await ask(database, `UPDATE events SET tag = 'MESSAGE_READ' RETURNING event_id`)
    const file = path.join(tmpdir(), 'brevdue-never-written')
    const { code, lines } = await run(database, '--export-heads', file)
    assert.equal(code, 1)
    assert.deepEqual(lines, [`Event ${String(row?.['event_id'])}: changed.`, '1 events in 1 seals, 0 waiting for the next seal, 0 heads: 1 faults.'])
  }))

test('arguments it does not know are answered with those it knows', () =>
  withTestDatabase(async (database) => {
    assert.deepEqual(await run(database, '--fast'), { code: 2, lines: ['brevdue verify-log [--heads FILE] [--export-heads FILE]'] })
    assert.equal((await run(database, '--heads', path.join(tmpdir(), 'brevdue-never-written'))).code, 2)
  }))
