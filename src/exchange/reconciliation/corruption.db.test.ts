import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Database } from '../../platform/database/index.ts'
import { checkLetters } from './check-letters.ts'
import type { EveryState, StateName } from './every-state.testing.ts'
import { withEveryState } from './every-state.testing.ts'
import type { Gap, GapCode } from './gap.ts'

interface Corruption {
  readonly table: string
  /** SQL that breaks the witness of one letter; $1 is the letter. */
  readonly sql: string
  readonly state: StateName
  readonly codes: readonly GapCode[]
  /** Also seen without opening contents and looking everywhere. */
  readonly quick: boolean
}

const letterColumns: Readonly<Record<string, string>> = { content: 'content_id', work: 'subject_id' }

const deletion = (table: string, state: StateName, codes: readonly GapCode[]): Corruption => ({
  table,
  sql: `DELETE FROM ${table} WHERE ${letterColumns[table] ?? 'letter_id'} = $1`,
  state,
  codes,
  quick: true,
})

/** A second row like the first, with the given columns set anew. */
const doubling = (table: string, state: StateName, codes: readonly GapCode[], changes: string): Corruption => ({
  table,
  sql: `INSERT INTO ${table} SELECT (jsonb_populate_record(${table}, ${changes})).* FROM ${table} WHERE letter_id = $1 LIMIT 1`,
  state,
  codes,
  quick: true,
})

const flip = (table: string, state: StateName, codes: readonly GapCode[], change: string): Corruption => ({
  table,
  sql: `UPDATE ${table} SET ${change} WHERE ${letterColumns[table] ?? 'letter_id'} = $1`,
  state,
  codes,
  quick: true,
})

const oneBitOf = (column: string): string => `${column} = set_byte(${column}, 5, get_byte(${column}, 5) # 1)`
const anotherId = `to_jsonb(gen_random_uuid())`
const inFull = (corruption: Corruption): Corruption => ({ ...corruption, quick: false })

const ofFirstReceipt = (table: string): string => `${table}.receipt_id = (SELECT receipts.receipt_id FROM receipts WHERE receipts.letter_id = $1 LIMIT 1)`

const ofSystem = (column: string): string => `${column} = (SELECT waiting_deliveries.system_id FROM waiting_deliveries WHERE waiting_deliveries.letter_id = $1)`

/** The letter's last row of a table, by the number of the decision. */
const lastOf = (table: string, state: StateName, codes: readonly GapCode[]): Corruption => ({
  table,
  sql: `DELETE FROM ${table} WHERE letter_id = $1 AND decision_number = (SELECT max(decision_number) FROM ${table} WHERE letter_id = $1)`,
  state,
  codes,
  quick: true,
})

const onReceipt = (change: string, state: StateName, codes: readonly GapCode[]): Corruption => ({
  table: 'waiting_receipts',
  sql: `UPDATE waiting_receipts SET ${change} WHERE ${ofFirstReceipt('waiting_receipts')}`,
  state,
  codes,
  quick: true,
})

const corruptions: readonly Corruption[] = [
  deletion('letter_keys', 'mailbox', ['key.missing']),
  flip('letter_keys', 'mailbox', ['key.missing', 'key.unexpected'], oneBitOf('sha256')),
  flip('letter_keys', 'mailbox', ['key.missing', 'key.unexpected'], 'sender_id = gen_random_uuid()'),
  flip('letter_keys', 'mailbox', ['key.missing'], 'letter_id = gen_random_uuid()'),
  deletion('letters', 'waiting', ['letter.missing']),
  flip('letters', 'waiting', ['key.missing', 'key.unexpected'], oneBitOf('sha256')),
  flip('letters', 'waiting', ['content.missing', 'content.unexpected'], 'length = length + 1'),
  deletion('content', 'mailbox', ['content.missing']),
  flip('content', 'mailbox', ['content.missing', 'content.unexpected'], 'data = substring(data FROM 1 FOR 100)'),
  inFull(flip('content', 'mailbox', ['content.unreadable'], 'data = set_byte(data, 200, get_byte(data, 200) # 1)')),
  inFull(flip('content', 'mailbox', ['content.unreadable'], 'wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1)')),
  deletion('letter_headers', 'mailbox', ['header.missing']),
  flip('letter_headers', 'mailbox', ['entry.changed'], "title = 'Et andet brev'"),
  inFull(flip('letter_headers', 'rejected', ['header.changed'], "title = 'Et andet brev'")),
  deletion('letter_decisions', 'mailbox', ['receipt.unexpected', 'header.unexpected', 'event.unexpected']),
  doubling('letter_decisions', 'mailbox', ['decision.unexpected'], `jsonb_build_object('decision_number', 2)`),
  flip('letter_decisions', 'mailbox', ['event.missing', 'event.unexpected'], "rule = 'person.mailbux'"),
  flip('letter_decisions', 'mailbox', ['entry.missing'], 'recipient_id = gen_random_uuid()'),
  flip('letter_decisions', 'rejected', ['receipt.missing', 'receipt.unexpected'], "code = 'recipient.closed'"),
  deletion('receipts', 'rejected', ['receipt.missing']),
  doubling('receipts', 'paper', ['receipt.unexpected', 'receipt.lost'], `jsonb_build_object('receipt_id', ${anotherId})`),
  flip('receipts', 'rejected', ['receipt.missing', 'receipt.unexpected'], "error_code = 'recipient.closed'"),
  { table: 'waiting_receipts', sql: `DELETE FROM waiting_receipts WHERE ${ofFirstReceipt('waiting_receipts')}`, state: 'rejected', codes: ['receipt.lost'], quick: true },
  {
    table: 'waiting_receipts',
    sql: `INSERT INTO waiting_receipts SELECT gen_random_uuid(), receipts.receipt_id FROM receipts WHERE receipts.letter_id = $1`,
    state: 'rejected',
    codes: ['receipt.stray'],
    quick: false,
  },
  { table: 'receipt_pulls', sql: `DELETE FROM receipt_pulls WHERE ${ofFirstReceipt('receipt_pulls')}`, state: 'exhausted', codes: ['receipt.lost', 'event.unexpected'], quick: true },
  deletion('mailbox_entries', 'mailbox', ['entry.missing', 'place.none']),
  inFull(doubling('mailbox_entries', 'large', ['entry.unexpected'], `jsonb_build_object('mailbox_id', (SELECT mailbox_id FROM mailbox_entries WHERE letter_id <> $1 LIMIT 1))`)),
  flip('mailbox_entries', 'mailbox', ['entry.changed'], "title = 'Et andet brev'"),
  deletion('deliveries', 'handedOver', ['delivery.missing', 'hand-over.unexpected']),
  doubling('deliveries', 'waiting', ['delivery.unexpected', 'hand-over.missing'], `jsonb_build_object('system_id', ${anotherId}, 'decision_number', 9)`),
  flip('deliveries', 'waiting', ['delivery.missing', 'delivery.unexpected'], 'system_id = gen_random_uuid()'),
  deletion('waiting_deliveries', 'waiting', ['hand-over.missing', 'place.none']),
  doubling('waiting_deliveries', 'waiting', ['hand-over.unexpected', 'place.several'], `jsonb_build_object('system_id', ${anotherId})`),
  flip('waiting_deliveries', 'fetched', ['event.unexpected'], 'fetched_at = NULL'),
  flip('waiting_deliveries', 'waiting', ['hand-over.missing', 'hand-over.unexpected'], 'message_uuid = gen_random_uuid()'),
  deletion('delivery_ends', 'handedOver', ['hand-over.missing', 'place.none']),
  deletion('delivery_ends', 'refused', ['hand-over.missing', 'decision.unexpected']),
  deletion('undeliverable_letters', 'refused', ['undeliverable.missing', 'place.none']),
  flip('undeliverable_letters', 'refused', ['undeliverable.missing', 'undeliverable.unexpected'], 'message_uuid = gen_random_uuid()'),
  flip('undeliverable_letters', 'refused', ['undeliverable.missing', 'undeliverable.unexpected'], 'system_id = gen_random_uuid()'),
  doubling('letter_decisions', 'refused', ['decision.unexpected', 'undeliverable.unexpected'], `jsonb_build_object('decision_number', 4, 'route', 'recalled')`),
  doubling('delivery_ends', 'deleted', ['hand-over.unexpected', 'place.several'], `jsonb_build_object('system_id', ${anotherId}, 'decision_number', 9)`),
  deletion('work', 'held', ['work.missing', 'place.none']),
  flip('work', 'held', ['work.missing', 'work.unexpected'], "stage = 'route'"),
  flip('work', 'held', ['work.stuck'], "stuck_since = '2026-01-01'"),
  {
    table: 'work',
    sql: `INSERT INTO work (subject_id, stage, lane, sender_id, rank, due_at) SELECT $1::uuid, 'send-paper', 'single', $1::uuid, 0, '2100-01-01'`,
    state: 'mailbox',
    codes: ['work.unexpected', 'place.several'],
    quick: true,
  },
  deletion('outgoing_messages', 'paper', ['work.missing', 'message.missing', 'place.none']),
  deletion('outgoing_messages', 'sms', ['work.missing', 'message.missing', 'place.none']),
  flip('outgoing_messages', 'sms', ['message.missing', 'message.unexpected'], "channel = 'paper'"),
  ...(['mailbox', 'fetched', 'refused', 'paper', 'held', 'unreadable'] as const).map((state) => deletion('events', state, ['event.missing'])),
  doubling('events', 'mailbox', ['event.unexpected'], `jsonb_build_object('event_id', ${anotherId})`),
  flip('events', 'sms', ['event.missing'], 'owner_id = gen_random_uuid()'),
  // The ladder.
  deletion('waiting_deliveries', 'retrying', ['hand-over.missing', 'place.none', 'event.unexpected']),
  flip('waiting_deliveries', 'retrying', ['event.missing'], 'next_attempt_at = NULL'),
  flip('waiting_deliveries', 'retrying', ['event.missing'], 'failed_attempts = failed_attempts + 1'),
  flip('waiting_deliveries', 'retrying', ['hand-over.wrong'], "ladder = 'none'"),
  flip('waiting_deliveries', 'retrying', ['hand-over.missing', 'hand-over.unexpected'], 'decision_number = 7'),
  flip('waiting_deliveries', 'announced', ['event.unexpected'], 'next_attempt_at = waiting_since'),
  flip('waiting_deliveries', 'waiting', ['hand-over.wrong'], "ladder = 'week'"),
  { table: 'work', sql: `DELETE FROM work WHERE ${ofSystem('work.subject_id')}`, state: 'retrying', codes: ['work.missing'], quick: true },
  { table: 'work', sql: `UPDATE work SET stuck_since = '2026-01-01' WHERE ${ofSystem('work.subject_id')}`, state: 'retrying', codes: ['work.stuck'], quick: true },
  deletion('delivery_ends', 'pushed', ['hand-over.missing', 'place.none']),
  flip('delivery_ends', 'pushed', ['event.missing'], "cause = 'RECEIPT'"),
  flip('delivery_ends', 'pushed', ['decision.missing', 'place.none'], "outcome = 'EXHAUSTED'"),
  flip('delivery_ends', 'pushed', ['event.missing'], 'failed_attempts = 1'),
  flip('delivery_ends', 'pushed', ['hand-over.missing', 'hand-over.unexpected'], 'decision_number = 2'),
  flip('delivery_ends', 'confirmed', ['event.unexpected'], 'receipt_at = NULL'),
  flip('delivery_ends', 'exhausted', ['decision.unexpected', 'place.several'], "outcome = 'HANDED_OVER'"),
  flip('delivery_ends', 'exhausted', ['event.unexpected'], 'failed_attempts = failed_attempts - 1'),
  lastOf('letter_decisions', 'exhausted', ['decision.missing', 'delivery.unexpected', 'event.unexpected']),
  lastOf('deliveries', 'exhausted', ['delivery.missing', 'hand-over.unexpected']),
  lastOf('letter_decisions', 'fallenBack', ['decision.missing', 'event.unexpected']),
  flip('delivery_ends', 'closed', ['decision.unexpected', 'place.several'], "outcome = 'HANDED_OVER'"),
  lastOf('delivery_ends', 'again', ['hand-over.missing', 'place.none']),
  lastOf('waiting_deliveries', 'moved', ['hand-over.missing', 'place.none']),
  lastOf('letter_decisions', 'moved', ['decision.missing', 'delivery.unexpected']),
  lastOf('letter_decisions', 'refused', ['decision.missing', 'undeliverable.unexpected']),
  lastOf('letter_decisions', 'recalled', ['work.missing', 'place.none', 'event.unexpected']),
  flip('letter_decisions', 'passedOn', ['event.missing', 'event.unexpected'], "rule = 'moved.system'"),
  deletion('mailbox_entries', 'fallenBack', ['entry.missing', 'place.none']),
  { table: 'waiting_receipts', sql: `DELETE FROM waiting_receipts WHERE ${ofFirstReceipt('waiting_receipts')}`, state: 'receiptFailing', codes: ['receipt.lost'], quick: true },
  onReceipt('failed_attempts = failed_attempts + 1', 'receiptFailing', ['event.missing']),
  onReceipt('next_attempt_at = NULL', 'receiptFailing', ['work.missing']),
  onReceipt('given_up_at = NULL', 'receiptGivenUp', ['work.missing']),
  { table: 'receipt_pulls', sql: `DELETE FROM receipt_pulls WHERE ${ofFirstReceipt('receipt_pulls')}`, state: 'receiptPushed', codes: ['receipt.lost', 'event.unexpected'], quick: true },
  { table: 'events', sql: "DELETE FROM events WHERE letter_id = $1 AND tag = 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM_FAILED'", state: 'receiptLate', codes: ['event.missing'], quick: false },
  doubling('events', 'receiptPushed', ['event.unexpected'], `jsonb_build_object('event_id', ${anotherId}, 'tag', 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM_FAILED')`),
  { table: 'work', sql: "DELETE FROM work WHERE $1::uuid IS NOT NULL AND stage = 'push-receipts'", state: 'receiptFailing', codes: ['work.missing'], quick: true },
  {
    table: 'work',
    sql: `INSERT INTO work (subject_id, stage, lane, sender_id, rank, due_at) SELECT $1::uuid, 'decide-again', 'single', $1::uuid, 0, '2100-01-01'`,
    state: 'recalled',
    codes: ['work.unexpected', 'place.several'],
    quick: true,
  },
  inFull(flip('delivery_ends', 'removed', ['content.removed', 'decision.missing'], "outcome = 'REFUSED'")),
  ...(['mailbox', 'retrying', 'refused', 'held'] as const).map((state) =>
    flip('content', state, ['content.removed'], "store = 'removed', data = NULL, removed_at = '2026-01-01'"),
  ),
  ...(['exhausted', 'retrying', 'pushed', 'confirmed', 'passedOn', 'announced', 'recalled'] as const).map((state) => deletion('events', state, ['event.missing'])),
  doubling('events', 'retrying', ['event.unexpected'], `jsonb_build_object('event_id', ${anotherId}, 'tag', 'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED')`),
  {
    table: 'undeliverable_letters',
    sql: `INSERT INTO undeliverable_letters SELECT $1, message_uuid, recipient_id, system_id, reason, since FROM undeliverable_letters LIMIT 1`,
    state: 'mailbox',
    codes: ['undeliverable.unexpected', 'place.several'],
    quick: true,
  },
]

/** Breaks a table, looks, and puts every row back as it was. */
async function whileCorrupted(database: Database, { table, sql }: Corruption, letterId: string, look: () => Promise<void>): Promise<void> {
  const [kept] = await database.transaction(async (tx) => {
    const { rows } = await tx.client.query<{ rows: string }>(`SELECT coalesce(jsonb_agg(to_jsonb(${table})), '[]')::text AS rows FROM ${table}`)
    const { rowCount } = await tx.client.query(sql, [letterId])
    assert.ok((rowCount ?? 0) > 0, `nothing was corrupted by ${sql}`)
    return rows
  })
  await look()
  await database.transaction(async (tx) => {
    await tx.client.query(`DELETE FROM ${table}`)
    await tx.client.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [kept?.rows])
  })
}

async function lookFor({ exchange, letters }: EveryState, { state, codes }: Corruption, all: boolean): Promise<void> {
  const { gaps } = await checkLetters(exchange.database, exchange.contentStore, { all })
  const named = new Set(gaps.filter(({ letterId }) => letterId === letters[state]).map(({ code }) => code))
  for (const code of codes) assert.ok(named.has(code), `${all ? 'in full' : 'quick'}: ${code} in ${JSON.stringify(gaps)}`)
  const healthy = Object.entries(letters).flatMap(([name, letterId]) => (name === state ? [] : [letterId]))
  const others = gaps.filter(({ letterId }) => letterId !== undefined && healthy.includes(letterId))
  assert.deepEqual(others, [])
}

async function gapsNow({ exchange: { database, contentStore } }: EveryState, all: boolean): Promise<readonly Gap[]> {
  return (await checkLetters(database, contentStore, { all })).gaps
}

async function checkHealth(everyState: EveryState): Promise<void> {
  for (const all of [true, false]) assert.deepEqual(await gapsNow(everyState, all), [])
}

async function checkTotals({ exchange: { database, contentStore, sender } }: EveryState): Promise<void> {
  const { totals, letters } = await checkLetters(database, contentStore, { all: true })
  const places = { mailbox: 3, 'handed over': 6, waiting: 9, rejected: 6, recalled: 1, undeliverable: 1, paper: 1, sms: 1 }
  assert.equal(letters, 28)
  assert.deepEqual(totals, [{ senderId: sender.partyId, accepted: 28, places }])
}

async function corruptLarge(everyState: EveryState): Promise<void> {
  const { large } = everyState.letters
  const { blobs } = everyState.exchange.contentStore
  const codesNow = async (): Promise<string[]> => (await gapsNow(everyState, true)).filter(({ letterId }) => letterId === large).map(({ code }) => code)
  const sealed = await buffer(blobs.read(large, 0, 1_000_000))
  const put = (bytes: Uint8Array) => blobs.put(large, (async function* () { yield bytes })() as never) // chunks of bytes
  assert.deepEqual(await codesNow(), [])
  await put(sealed.subarray(0, 300))
  assert.deepEqual(await codesNow(), ['content.unreadable'])
  const changed = Buffer.from(sealed)
  changed[300] = (changed[300] ?? 0) ^ 1
  await put(changed)
  assert.deepEqual(await codesNow(), ['content.unreadable'])
  await blobs.remove(large)
  assert.deepEqual(await codesNow(), ['content.unreadable'])
  await put(sealed)
}

async function closeSystem(everyState: EveryState): Promise<void> {
  const { waiting } = everyState.letters
  await everyState.exchange.database.transaction((tx) =>
    tx.client.query(`UPDATE systems SET active_to = active_from + interval '1 second' WHERE ${ofSystem('systems.system_id')}`, [waiting]),
  )
  assert.deepEqual((await gapsNow(everyState, false)).map(({ code, detail }) => `${code} ${detail.slice(0, 16)}`), ['work.missing redirect-letters'])
}

test('whatever is deleted, doubled or changed in any witness, its letter is named and no other', (t) =>
  withEveryState(async (everyState) => {
    const { exchange, letters } = everyState
    await t.test('a letter in every state fits', () => checkHealth(everyState))
    await t.test('per sender, accepted letters are the sum of their places', () => checkTotals(everyState))
    for (const corruption of corruptions) {
      const { table, sql, state, quick } = corruption
      // The full check looks at the same witnesses, and at more.
      await t.test(`${table} of ${state}: ${sql.slice(0, 90)}`, () => whileCorrupted(exchange.database, corruption, letters[state], () => lookFor(everyState, corruption, !quick)))
    }
    await t.test('a large content that is cut, changed or gone', () => corruptLarge(everyState))
    await t.test('every row was put back', () => checkHealth(everyState))
    await t.test('letters that wait for a closed system while nothing sends them on', () => closeSystem(everyState))
  }))
