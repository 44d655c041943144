import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Database } from '../platform/database/index.ts'
import { openDatabase } from '../platform/database/index.ts'
import { createTestDatabase } from '../platform/database/testing.ts'
import { ask, sealUntil, testEvent } from './events.testing.ts'
import type { LogFinding } from './log-finding.ts'
import { recordEvents } from './record-events.ts'
import { verifyLog } from './verify-log.ts'

async function findingsIn(database: Database): Promise<LogFinding[]> {
  const findings: LogFinding[] = []
  await verifyLog(database, (finding) => findings.push(finding))
  return findings
}

const { url, drop } = await createTestDatabase()
const database = openDatabase({ url, poolSize: 4, statementTimeoutMs: 30_000, lockTimeoutMs: 10_000 })
after(async () => {
  await database.close()
  await drop()
})

// Three seals of two events each; the first event of each has personal properties.
for (const sealed of [0, 2, 4]) {
  await database.transaction((tx) => recordEvents(tx, [testEvent(tx, { personal: { searched: 'Vibeke Prøve' } }), testEvent(tx)]))
  await sealUntil(database, sealed + 2)
}
const eventIds = (await ask(database, 'SELECT event_id FROM events ORDER BY transaction_id, event_id')).map((row) => String(row['event_id']))

class Undone extends Error {}

/** Damages the log, expects exactly these findings, and undoes the damage. */
const names = (damage: string, expected: (eventIds: readonly string[]) => unknown[]) => async (): Promise<void> => {
  const damaged = database.transaction(async (tx) => {
    await tx.client.query(damage.replaceAll(/\$event(\d)/g, (_, number: string) => `'${eventIds[Number(number)]}'`))
    assert.deepEqual(await findingsIn({ ...database, read: (work) => work(tx) }), expected(eventIds))
    throw new Undone()
  })
  await assert.rejects(damaged, Undone)
}

test('a log as it was sealed has no faults', async () => {
  assert.equal(eventIds.length, 6)
  assert.deepEqual(await findingsIn(database), [])
})

const seal = (sealNumber: number, what: string): unknown => ({ kind: 'seal', epoch: 1, sealNumber, what })
const event = (eventId: string | undefined, what: string): unknown => ({ kind: 'event', eventId, what })

const newEvent = `INSERT INTO events (event_id, epoch, transaction_id, tag, owner_id, actor_kind, properties, occurred_at)
  SELECT '0197a000-0000-7000-8000-00000000beef', %epoch, %transaction, 'MESSAGE_READ', owner_id, 'citizen', '{}', occurred_at FROM events WHERE event_id = $event2`
const stranger = '0197a000-0000-7000-8000-00000000beef'

for (const change of [
  `tag = 'MESSAGE_READ'`,
  `owner_id = gen_random_uuid()`,
  `actor_id = gen_random_uuid()`,
  `actor_kind = 'citizen'`,
  `system_id = gen_random_uuid()`,
  `letter_id = NULL`,
  `properties = properties || '{"way": "SFTP"}'`,
  `personal_digest = NULL`,
  `occurred_at = occurred_at - interval '1 ms'`,
])
  test(
    `a changed event is named: ${change}`,
    names(`UPDATE events SET ${change} WHERE event_id = $event2`, ([, , third]) => [
      event(third, 'changed'),
      ...(change.startsWith('personal_digest') ? [event(third, 'personal properties changed')] : []),
    ]),
  )

test('a removed event is named', names('DELETE FROM events WHERE event_id = $event3', ([, , , fourth]) => [event(fourth, 'removed')]))

test(
  'an event moved to another transaction is named as changed and, where it now stands, as added',
  names(`UPDATE events SET transaction_id = (SELECT transaction_id FROM events WHERE event_id = $event4) WHERE event_id = $event2`, ([, , third]) => [
    event(third, 'changed'),
    event(third, 'added'),
  ]),
)

test(
  'an event added among sealed ones is named',
  names(newEvent.replace('%epoch', '1').replace('%transaction', 'transaction_id'), () => [event(stranger, 'added')]),
)

test(
  'an event added where no seal will ever come is named',
  names(newEvent.replace('%epoch', '1').replace('%transaction', `'9000000000000000000'`), () => [event(stranger, 'added')]),
)

test('an event of an epoch that never was is named', names(newEvent.replace('%epoch', '7').replace('%transaction', 'transaction_id'), () => [event(stranger, 'added')]))

test(
  'changed personal properties are named',
  names(`UPDATE event_personal_properties SET properties = '{"searched": "Anna Prøve"}' WHERE event_id = $event0`, ([first]) => [event(first, 'personal properties changed')]),
)

test(
  'a changed salt is named',
  names(`UPDATE event_personal_properties SET salt = decode(repeat('00', 16), 'hex') WHERE event_id = $event0`, ([first]) => [event(first, 'personal properties changed')]),
)

test('erased personal properties leave the chain valid', names('DELETE FROM event_personal_properties', () => []))

test(
  'personal properties of no event are named',
  names(`INSERT INTO event_personal_properties VALUES ('${stranger}', decode(repeat('00', 16), 'hex'), '{}')`, () => [event(stranger, 'personal properties added')]),
)

for (const change of [
  `to_transaction = (to_transaction::text::bigint + 1)::text::xid8 WHERE seal_number = 3`,
  `merkle_root = decode(repeat('00', 32), 'hex') WHERE seal_number = 2`,
  `previous_seal = decode(repeat('00', 32), 'hex') WHERE seal_number = 2`,
  `seal = decode(repeat('00', 32), 'hex') WHERE seal_number = 2`,
  `sealed_at = sealed_at + interval '1 day' WHERE seal_number = 2`,
]) {
  const sealNumber = change.endsWith('3') ? 3 : 2
  const more = change.startsWith('merkle_root') ? [seal(sealNumber, 'leaves changed')] : []
  test(`a changed seal is named: ${change}`, names(`UPDATE event_seals SET ${change}`, () => [seal(sealNumber, 'changed'), ...more]))
}

test('changed leaves are named', names(`UPDATE event_seals SET leaves = set_byte(leaves, 20, 255 - get_byte(leaves, 20)) WHERE seal_number = 2`, () => [seal(2, 'leaves changed')]))

for (const number of [1, 2, 3]) test(`a removed seal is named: ${number}`, names(`DELETE FROM event_seals WHERE seal_number = ${number}`, () => [seal(number, 'removed')]))

test(
  'an added seal is named',
  names(
    `INSERT INTO event_seals SELECT epoch, 4, to_transaction, (to_transaction::text::bigint + 5)::text::xid8, event_count, merkle_root, seal, sha256('4'), leaves, sealed_at
     FROM event_seals WHERE seal_number = 3`,
    () => [seal(4, 'added')],
  ),
)
