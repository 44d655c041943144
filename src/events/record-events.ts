import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { EventId, NewEvent, PersonalProperties } from './event.ts'
import { insertEvents, insertPersonalProperties } from './events.queries.ts'
import { newSalts, personalDigest } from './personal-digest.ts'

interface PersonalRow {
  readonly eventId: EventId
  readonly salt: Uint8Array
  readonly properties: PersonalProperties
}

function personalRowsOf(events: readonly NewEvent[], eventIds: readonly EventId[]): PersonalRow[] {
  const wanted = events.flatMap(({ personal }, index) => {
    const eventId = eventIds[index]
    return personal === undefined || eventId === undefined ? [] : [{ eventId, properties: personal }]
  })
  const salts = newSalts(wanted.length)
  return wanted.flatMap((row, index) => {
    const salt = salts[index]
    return salt === undefined ? [] : [{ ...row, salt }]
  })
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
  const eventIds = events.map(() => uuidV7(tx.now) as EventId) // branding
  const personal = personalRowsOf(events, eventIds)
  const digests = new Map(personal.map(({ eventId, salt, properties }) => [eventId, personalDigest(salt, properties)]))
  await insertEvents(tx, {
    eventIds,
    tags: events.map((event) => event.tag),
    ownerIds: events.map((event) => event.ownerId),
    actorKinds: events.map((event) => event.actor.kind),
    actorIds: events.map((event) => event.actor.id ?? null),
    systemIds: events.map((event) => event.systemId ?? null),
    letterIds: events.map((event) => event.letterId ?? null),
    properties: events.map((event) => event.properties),
    personalDigests: eventIds.map((eventId) => digests.get(eventId) ?? null),
    occurredAt: tx.now,
  })
  await insertPersonal(tx, personal)
}
