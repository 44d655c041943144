import { randomBytes } from 'node:crypto'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { EventId, NewEvent, PersonalProperties } from './event.ts'
import { insertEvents, insertPersonalProperties } from './events.queries.ts'

/** Long enough that an erased value cannot be guessed from its digest; the salt is erased with it. */
const saltBytes = 16

interface EventRow {
  readonly eventId: EventId
  readonly event: NewEvent
}

interface PersonalRow {
  readonly eventId: EventId
  readonly salt: Uint8Array
  readonly properties: PersonalProperties
}

function personalRowsOf(rows: readonly EventRow[]): PersonalRow[] {
  return rows.flatMap(({ eventId, event }) => (event.personal === undefined ? [] : [{ eventId, salt: randomBytes(saltBytes), properties: event.personal }]))
}

async function insertPersonal(tx: Transaction, rows: readonly PersonalRow[]): Promise<void> {
  if (rows.length === 0) return
  await insertPersonalProperties(tx, {
    eventIds: rows.map((row) => row.eventId),
    salts: rows.map((row) => row.salt),
    properties: rows.map((row) => row.properties),
  })
}

/**
 * Writes events in the caller's transaction, at its business time and in the order given: one statement for any number of
 * events, a second one when some have personal properties. They are sealed into the chain after the commit (ADR 0004).
 */
export async function recordEvents(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({ eventId: uuidV7(tx.now) as EventId, event })) // branding
  const personal = personalRowsOf(rows)
  const salts = new Map(personal.map(({ eventId, salt }) => [eventId, salt]))
  await insertEvents(tx, {
    eventIds: rows.map((row) => row.eventId),
    tags: events.map((event) => event.tag),
    ownerIds: events.map((event) => event.ownerId),
    actorKinds: events.map((event) => event.actor.kind),
    actorIds: events.map((event) => event.actor.id ?? null),
    systemIds: events.map((event) => event.systemId ?? null),
    letterIds: events.map((event) => event.letterId ?? null),
    properties: events.map((event) => event.properties),
    salts: rows.map((row) => salts.get(row.eventId) ?? null),
    personal: events.map((event) => event.personal ?? null),
    occurredAt: tx.now,
  })
  await insertPersonal(tx, personal)
}
