import type { PartyId } from '../parties/index.ts'
import { array, bytea, execute, json, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { EventTag } from './event-texts.ts'
import type { ActorKind, EventId, EventProperties, PersonalProperties } from './event.ts'

/** The transaction id is filled in by the database; it says which seal the event will belong to. Without salt there is no personal digest. */
export const insertEvents = execute({
  eventIds: array(uuid<EventId>()),
  tags: array(text<EventTag>()),
  ownerIds: array(uuid<PartyId>()),
  actorKinds: array(text<ActorKind>()),
  actorIds: array(nullable(uuid())),
  systemIds: array(nullable(uuid())),
  letterIds: array(nullable(uuid())),
  properties: array(json<EventProperties>()),
  salts: array(nullable(bytea)),
  personal: array(nullable(json<PersonalProperties>())),
  occurredAt: timestamp,
})`
  INSERT INTO events (event_id, epoch, tag, owner_id, actor_kind, actor_id, system_id, letter_id, properties, personal_digest, occurred_at)
  SELECT new.event_id, (SELECT max(event_epochs.epoch) FROM event_epochs), new.tag, new.owner_id, new.actor_kind, new.actor_id,
         new.system_id, new.letter_id, new.properties,
         sha256(new.salt || convert_to(new.personal::text, 'UTF8')), ${'occurredAt'}
  FROM unnest(${'eventIds'}, ${'tags'}, ${'ownerIds'}, ${'actorKinds'}, ${'actorIds'}, ${'systemIds'}, ${'letterIds'}, ${'properties'}, ${'salts'}, ${'personal'})
    AS new (event_id, tag, owner_id, actor_kind, actor_id, system_id, letter_id, properties, salt, personal)`

export const insertPersonalProperties = execute({
  eventIds: array(uuid<EventId>()),
  salts: array(bytea),
  properties: array(json<PersonalProperties>()),
})`
  INSERT INTO event_personal_properties (event_id, salt, properties)
  SELECT new.event_id, new.salt, new.properties
  FROM unnest(${'eventIds'}, ${'salts'}, ${'properties'}) AS new (event_id, salt, properties)`

/** `since` is the smallest event id of the oldest letter's instant: older partitions are not looked at. */
export const listEventsByLetter = list(
  { letterIds: array(uuid()), since: uuid() },
  {
    eventId: uuid<EventId>(),
    tag: text<EventTag>(),
    ownerId: uuid<PartyId>(),
    actorKind: text<ActorKind>(),
    actorId: nullable(uuid()),
    systemId: nullable(uuid()),
    letterId: nullable(uuid()),
    properties: json<EventProperties>(),
    personal: nullable(json<PersonalProperties>()),
    occurredAt: timestamp,
  },
)`
  SELECT events.event_id, events.tag, events.owner_id, events.actor_kind, events.actor_id, events.system_id, events.letter_id,
         events.properties, event_personal_properties.properties AS personal, events.occurred_at
  FROM events
  LEFT JOIN event_personal_properties ON event_personal_properties.event_id = events.event_id
  WHERE events.letter_id = ANY (${'letterIds'}) AND events.event_id >= ${'since'}
  ORDER BY events.event_id`
