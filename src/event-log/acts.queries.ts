import type { EventId, EventProperties, PersonalProperties } from '../events/index.ts'
import type { IdentityId } from '../login/index.ts'
import type { PartyId } from '../parties/index.ts'
import { array, int4, json, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { ActTag } from './acts.ts'

/** Event ids are in the order of time: a period is a range of them, and a page begins below the last one of the page before. */
const range = { ownerId: uuid<PartyId>(), tags: array(text<ActTag>()), from: uuid(), below: uuid(), limit: int4 }

const act = {
  eventId: uuid<EventId>(),
  tag: text<ActTag>(),
  actorName: nullable(text()),
  actorRid: nullable(text()),
  employerName: nullable(text()),
  properties: json<EventProperties>(),
  personal: nullable(json<PersonalProperties>()),
  occurredAt: timestamp,
}

/** What employees did on behalf of a party, newest first. Each kind of event gives at most a page, so that no more than these are read. */
export const listActs = list(range, act)`
  WITH newest AS (
    SELECT found.* FROM unnest(${'tags'}) AS wanted (tag)
    CROSS JOIN LATERAL (
      SELECT events.event_id, events.tag, events.actor_id, events.properties, events.occurred_at FROM events
      WHERE events.owner_id = ${'ownerId'} AND events.actor_kind = 'employee' AND events.tag = wanted.tag
        AND events.event_id >= ${'from'} AND events.event_id < ${'below'}
      ORDER BY events.event_id DESC LIMIT ${'limit'}) AS found
    ORDER BY found.event_id DESC LIMIT ${'limit'}
  )
  SELECT newest.event_id, newest.tag, identities.name AS actor_name, identities.rid AS actor_rid, employers.name AS employer_name,
    newest.properties, event_personal_properties.properties AS personal, newest.occurred_at
  FROM newest
  LEFT JOIN identities ON identities.identity_id = newest.actor_id
  LEFT JOIN parties AS employers ON employers.party_id = identities.party_id AND employers.party_id <> ${'ownerId'}
  LEFT JOIN event_personal_properties ON event_personal_properties.event_id = newest.event_id
  ORDER BY newest.event_id DESC`

/** As `listActs`, of some employees. */
export const listActsOf = list({ ...range, actorIds: array(uuid<IdentityId>()) }, act)`
  WITH newest AS (
    SELECT found.* FROM unnest(${'tags'}) AS wanted (tag)
    CROSS JOIN unnest(${'actorIds'}) AS somebody (actor_id)
    CROSS JOIN LATERAL (
      SELECT events.event_id, events.tag, events.actor_id, events.properties, events.occurred_at FROM events
      WHERE events.owner_id = ${'ownerId'} AND events.actor_kind = 'employee' AND events.tag = wanted.tag
        AND events.actor_id = somebody.actor_id
        AND events.event_id >= ${'from'} AND events.event_id < ${'below'}
      ORDER BY events.event_id DESC LIMIT ${'limit'}) AS found
    ORDER BY found.event_id DESC LIMIT ${'limit'}
  )
  SELECT newest.event_id, newest.tag, identities.name AS actor_name, identities.rid AS actor_rid, employers.name AS employer_name,
    newest.properties, event_personal_properties.properties AS personal, newest.occurred_at
  FROM newest
  LEFT JOIN identities ON identities.identity_id = newest.actor_id
  LEFT JOIN parties AS employers ON employers.party_id = identities.party_id AND employers.party_id <> ${'ownerId'}
  LEFT JOIN event_personal_properties ON event_personal_properties.event_id = newest.event_id
  ORDER BY newest.event_id DESC`

/** As `listActs`, concerning one party, which is the owner itself where an event names nobody else; by some employees alone unless null. */
export const listActsAbout = list({ ...range, about: uuid<PartyId>(), actorIds: nullable(array(uuid<IdentityId>())) }, act)`
  WITH newest AS (
    SELECT found.* FROM unnest(${'tags'}) AS wanted (tag)
    CROSS JOIN LATERAL (
      SELECT events.event_id, events.tag, events.actor_id, events.properties, events.occurred_at FROM events
      WHERE events.owner_id = ${'ownerId'} AND events.actor_kind = 'employee' AND events.tag = wanted.tag
        AND coalesce(events.properties ->> 'party', events.owner_id::text) = ${'about'}::uuid::text
        AND (${'actorIds'} IS NULL OR events.actor_id = ANY (${'actorIds'}))
        AND events.event_id >= ${'from'} AND events.event_id < ${'below'}
      ORDER BY events.event_id DESC LIMIT ${'limit'}) AS found
    ORDER BY found.event_id DESC LIMIT ${'limit'}
  )
  SELECT newest.event_id, newest.tag, identities.name AS actor_name, identities.rid AS actor_rid, employers.name AS employer_name,
    newest.properties, event_personal_properties.properties AS personal, newest.occurred_at
  FROM newest
  LEFT JOIN identities ON identities.identity_id = newest.actor_id
  LEFT JOIN parties AS employers ON employers.party_id = identities.party_id AND employers.party_id <> ${'ownerId'}
  LEFT JOIN event_personal_properties ON event_personal_properties.event_id = newest.event_id
  ORDER BY newest.event_id DESC`

/** Employees by number or whole name: those of the organisation, and those of others who have or had a right there. */
export const listEmployeesCalled = list({ ownerId: uuid<PartyId>(), called: text(), limit: int4 }, { identityId: uuid<IdentityId>() })`
  WITH known AS (
    SELECT identities.identity_id FROM identities WHERE identities.party_id = ${'ownerId'} AND identities.kind = 'employee'
    UNION SELECT privilege_grants.identity_id FROM privilege_grants WHERE privilege_grants.party_id = ${'ownerId'}
  )
  SELECT identities.identity_id
  FROM known
  JOIN identities ON identities.identity_id = known.identity_id
  WHERE identities.rid = ${'called'} OR lower(identities.name) = lower(${'called'})
  LIMIT ${'limit'}`

/** The names behind ids that stand in events: of parties, of employees, of systems, of groups, also deleted ones. */
export const listNames = list({ ids: array(uuid()) }, { id: uuid(), name: text() })`
  SELECT parties.party_id AS id, parties.name FROM parties WHERE parties.party_id = ANY (${'ids'})
  UNION ALL
  SELECT identities.identity_id AS id, identities.name FROM identities WHERE identities.identity_id = ANY (${'ids'})
  UNION ALL
  SELECT systems.system_id AS id, systems.name FROM systems WHERE systems.system_id = ANY (${'ids'})
  UNION ALL
  SELECT identity_groups.group_id AS id, identity_groups.name FROM identity_groups WHERE identity_groups.group_id = ANY (${'ids'})`
