import { array, bytea, date, find, get, int4, int8, list, text, timestamp, uuid } from '../platform/database/index.ts'
import type { EventId } from './event.ts'
import type { TransactionId } from './seal.ts'

/** Epochs in order, each with the tip that the sealer left. */
export const listEpochs = list({}, { epoch: int4, sealCount: int8, sealedTo: text<TransactionId>(), lastSeal: bytea })`
  SELECT event_epochs.epoch, event_epochs.seal_count, event_epochs.sealed_to::text, event_epochs.last_seal
  FROM event_epochs
  ORDER BY event_epochs.epoch`

/** The first seal of an epoch after a number: seals are read one by one, since each has its leaves with it. */
export const findNextSeal = find(
  { epoch: int4, after: int8 },
  {
    epoch: int4,
    sealNumber: int8,
    fromTransaction: text<TransactionId>(),
    toTransaction: text<TransactionId>(),
    eventCount: int4,
    merkleRoot: bytea,
    previousSeal: bytea,
    seal: bytea,
    leaves: bytea,
    sealedAt: timestamp,
    sealCount: int8,
  },
)`
  SELECT event_seals.epoch, event_seals.seal_number, event_seals.from_transaction::text, event_seals.to_transaction::text,
         event_seals.event_count, event_seals.merkle_root, event_seals.previous_seal, event_seals.seal, event_seals.leaves, event_seals.sealed_at,
         event_epochs.seal_count
  FROM event_seals
  JOIN event_epochs ON event_epochs.epoch = event_seals.epoch
  WHERE event_seals.epoch = ${'epoch'} AND event_seals.seal_number > ${'after'}
  ORDER BY event_seals.seal_number
  LIMIT 1`

/** Which of some events are in the log at all. */
export const listExistingEvents = list({ eventIds: array(uuid<EventId>()) }, { eventId: uuid<EventId>() })`
  SELECT events.event_id FROM events WHERE events.event_id = ANY (${'eventIds'})`

/** Personal properties of a range that are not those of the event's digest. */
export const listChangedPersonalProperties = list(
  { epoch: int4, fromTransaction: text<TransactionId>(), toTransaction: text<TransactionId>() },
  { eventId: uuid<EventId>() },
)`
  SELECT events.event_id
  FROM events
  JOIN event_personal_properties ON event_personal_properties.event_id = events.event_id
  WHERE events.epoch = ${'epoch'} AND events.transaction_id >= ${'fromTransaction'}::xid8 AND events.transaction_id < ${'toTransaction'}::xid8
    AND events.personal_digest IS DISTINCT FROM
        sha256(event_personal_properties.salt || convert_to(event_personal_properties.properties::text, 'UTF8'))
  ORDER BY events.event_id`

/** Personal properties without an event. */
export const listOrphanedPersonalProperties = list({ limit: int8 }, { eventId: uuid<EventId>() })`
  SELECT event_personal_properties.event_id
  FROM event_personal_properties
  WHERE NOT EXISTS (SELECT FROM events WHERE events.event_id = event_personal_properties.event_id)
  ORDER BY event_personal_properties.event_id
  LIMIT ${'limit'}`

/** Events that no seal can ever reach: of an epoch or a transaction that never was. */
export const listUnreachableEvents = list({ epoch: int4, limit: int8 }, { eventId: uuid<EventId>() })`
  SELECT events.event_id
  FROM events
  WHERE events.epoch NOT IN (SELECT event_epochs.epoch FROM event_epochs)
     OR (events.epoch = ${'epoch'} AND events.transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))
  ORDER BY events.event_id
  LIMIT ${'limit'}`

/** Events of an epoch beyond its last seal. */
export const getUnsealedCount = get({ epoch: int4, sealedTo: text<TransactionId>() }, { eventCount: int8 })`
  SELECT count(*) AS event_count
  FROM events
  WHERE events.epoch = ${'epoch'} AND events.transaction_id >= ${'sealedTo'}::xid8`

/** The last seal of each day (Danish civil time): what is exported as the day's head. */
export const listDailyHeads = list({}, { day: date, epoch: int4, sealNumber: int8, seal: bytea })`
  SELECT DISTINCT ON (days.day) days.day, days.epoch, days.seal_number, days.seal
  FROM (
    SELECT (event_seals.sealed_at AT TIME ZONE 'Europe/Copenhagen')::date AS day, event_seals.epoch, event_seals.seal_number, event_seals.seal
    FROM event_seals
  ) AS days
  ORDER BY days.day, days.epoch DESC, days.seal_number DESC`

export const findSealValue = find({ epoch: int4, sealNumber: int8 }, { seal: bytea })`
  SELECT event_seals.seal FROM event_seals WHERE event_seals.epoch = ${'epoch'} AND event_seals.seal_number = ${'sealNumber'}`
