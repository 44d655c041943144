import assert from 'node:assert/strict'
import { verifyLogCommand } from '../../src/events/index.ts'
import { checkLetters } from '../../src/exchange/index.ts'
import { pause } from '../../src/platform/clock/index.ts'
import { readConfiguration } from '../../src/platform/configuration/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { openLog } from '../../src/platform/log/index.ts'
import { openRuntime } from '../../src/processes/runtime.ts'
import { sendUntilAccepted } from '../correspondents.testing.ts'
import type { ServingProcess } from '../process.testing.ts'
import type { OutageWorld, Way } from './outage-world.testing.ts'

const lookEveryMs = 50

/** Where a letter of each way must be in the end. */
const placeOfWay: Readonly<Record<Way, string>> = { mailbox: 'mailbox', held: 'mailbox', push: 'HANDED_OVER', refused: 'undeliverable', notice: 'HANDED_OVER', pull: 'HANDED_OVER' }

/** Every place in which the tables know a letter. */
const placesOfLetters = `
  SELECT letters.message_uuid, 'mailbox' AS place FROM letters JOIN mailbox_entries ON mailbox_entries.letter_id = letters.letter_id
  UNION ALL SELECT deliveries.message_uuid, delivery_ends.outcome FROM delivery_ends
    JOIN deliveries ON deliveries.letter_id = delivery_ends.letter_id AND deliveries.decision_number = delivery_ends.decision_number WHERE delivery_ends.outcome = 'HANDED_OVER'
  UNION ALL SELECT undeliverable_letters.message_uuid, 'undeliverable' FROM undeliverable_letters
  UNION ALL SELECT waiting_deliveries.message_uuid, 'waiting' FROM waiting_deliveries`

async function placesIn(database: Database): Promise<Map<string, string[]>> {
  const { rows } = await database.read((on) => on.client.query<{ message_uuid: string; place: string }>(placesOfLetters))
  const places = new Map<string, string[]>()
  for (const { message_uuid: messageUuid, place } of rows) places.set(messageUuid, [...(places.get(messageUuid) ?? []), place])
  return places
}

/** A letter that is not exactly in the place where it must be in the end. */
export interface Displaced {
  readonly way: Way
  readonly messageUuid: string
  readonly found: string
}

/** The letters that are not in their places, or not yet. */
export async function displaced(database: Database, { waysOf }: OutageWorld): Promise<Displaced[]> {
  const places = await placesIn(database)
  return [...waysOf].flatMap(([messageUuid, way]) => {
    const found = places.get(messageUuid)?.join(', ') ?? 'nowhere'
    return found === placeOfWay[way] ? [] : [{ way, messageUuid, found }]
  })
}

/** The receivers' programs go on by themselves: waits until they have settled everything. */
async function untilInPlace(database: Database, world: OutageWorld, withinMs: number): Promise<Displaced[]> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += lookEveryMs) {
    if ((await displaced(database, world)).length === 0) return []
    await pause(lookEveryMs)
  }
  return displaced(database, world)
}

/** Receipts by how often each was written, handed out, told as handed out, and still waits. */
const standingOfReceipts = `
  SELECT receipts.message_uuid, count(DISTINCT receipts.receipt_id)::int4 AS receipts, count(DISTINCT receipt_pulls.receipt_id)::int4 AS handed_out,
    count(DISTINCT events.event_id)::int4 AS told, count(DISTINCT waiting_receipts.receipt_id)::int4 AS waiting
  FROM receipts
  LEFT JOIN receipt_pulls ON receipt_pulls.receipt_id = receipts.receipt_id
  LEFT JOIN events ON events.letter_id = receipts.letter_id AND events.tag = 'BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM'
  LEFT JOIN waiting_receipts ON waiting_receipts.sender_system_id = receipts.sender_system_id AND waiting_receipts.receipt_id = receipts.receipt_id
  GROUP BY receipts.message_uuid`

/** Each letter's receipt reached the sender, perhaps twice, and counts as handed out once. */
async function assertReceipts(database: Database, { receipted, waysOf }: OutageWorld): Promise<void> {
  const arrived = receipted.calls.map(({ body }) => JSON.parse(body) as { messageUUID: string; receiptStatus: string }) // the wire's Receipt
  assert.deepEqual(new Set(arrived.map(({ messageUUID, receiptStatus }) => `${messageUUID} ${receiptStatus}`)), new Set([...waysOf.keys()].map((messageUuid) => `${messageUuid} COMPLETED`)))
  const { rows } = await database.read((on) => on.client.query<{ message_uuid: string }>(standingOfReceipts))
  assert.deepEqual(
    rows.toSorted((one, other) => (one.message_uuid < other.message_uuid ? -1 : 1)),
    [...waysOf.keys()].toSorted().map((messageUuid) => ({ message_uuid: messageUuid, receipts: 1, handed_out: 1, told: 1, waiting: 0 })),
  )
}

function assertReceived({ waysOf, pushed, refusing, integrators }: OutageWorld): void {
  const pushedTo = (calls: OutageWorld['pushed']['calls']): Set<string> => new Set(calls.flatMap(({ filename }) => (filename === undefined ? [] : [filename])))
  const got: Partial<Record<Way, { has(messageUuid: string): boolean }>> = { push: pushedTo(pushed.calls), refused: pushedTo(refusing.calls), notice: integrators.notice.got, pull: integrators.pull.got }
  for (const [messageUuid, way] of waysOf) if (got[way]?.has(messageUuid) === false) assert.fail(`${way} ${messageUuid} never reached its receiver`)
}

/** What `check --all` and `verify-log` find, without a process for each of them: that the commands say it is tried elsewhere. */
async function assertSound(environment: Readonly<Record<string, string>>): Promise<void> {
  const { database, contentStore, close } = await openRuntime(readConfiguration(environment), openLog('silent'))
  try {
    assert.deepEqual((await checkLetters(database, contentStore, { all: true })).gaps, [])
    const said: string[] = []
    assert.equal(await verifyLogCommand({ database, keys: contentStore.ring, print: (line) => said.push(line) }, []), 0, said.join('\n'))
  } finally {
    await close()
  }
}

/**
 * Sends what was not accepted yet, lets eight days pass so that every ladder and value date comes to its end, and asserts that each letter is in
 * exactly the place where it must be, with its receipt, that its receiver got it, and that neither the check of all letters nor that of the log finds anything.
 */
export async function assertNothingLost(database: Database, world: OutageWorld, serving: ServingProcess, environment: Readonly<Record<string, string>>): Promise<void> {
  world.at(() => serving.url)
  await sendUntilAccepted(() => serving.url, world)
  const moved = await fetch(`${serving.url}/sandbox/api/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ advance: 'P8D' }) })
  assert.equal(moved.status, 200, await moved.text())
  assert.deepEqual(await untilInPlace(database, world, 20_000), [], 'each letter is in its place')
  assertReceived(world)
  await assertReceipts(database, world)
  await assertSound(environment)
}
