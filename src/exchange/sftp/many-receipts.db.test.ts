import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateObject } from '../../platform/clock/index.ts'
import { noOpenSsh } from '../../platform/sftp/openssh.testing.ts'
import { withSftp } from './sftp-world.testing.ts'

const receipts = 3_000

test('receipts by the thousand are listed in pages, each once', { skip: noOpenSsh }, () =>
  withSftp(async (world) => {
    const { systemId, partyId } = world.exchange.sender
    await world.exchange.database.transaction(async ({ client, now }) => {
      const ids = `lpad(to_hex($1::bigint), 12, '0') || '7000' || '8' || lpad(to_hex(number), 15, '0')`
      await client.query(`INSERT INTO letters SELECT (${ids})::uuid, gen_random_uuid(), $2, $3, gen_random_uuid(), 'SFTP', 'single', 1, sha256('x'), $4 FROM generate_series(1, ${receipts}) AS number`, [now, partyId, systemId, dateObject(now)])
      await client.query(`INSERT INTO receipts SELECT letter_id, letter_id, $1, message_uuid, NULL, transmission_id, 'COMPLETED', NULL, NULL, $2 FROM letters`, [systemId, dateObject(now)])
      await client.query('INSERT INTO waiting_receipts (sender_system_id, receipt_id) SELECT $1, receipt_id FROM receipts', [systemId])
    })
    const { code, output } = await world.sftp(['ls -1f receipts'])
    const names = output.split('\n').filter((line) => line.startsWith('receipts/'))
    assert.equal(code, 0)
    assert.deepEqual([names.length, new Set(names).size], [2 * receipts, 2 * receipts])
  }))
