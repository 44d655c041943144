import type { EventId, EventTag } from '../../events/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { array, boolean, int4, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { ActTag } from '../acts.ts'

/**
 * What others did about a party, newest first: look-ups of it in the register, and acts of officials. Of an organisation's own employees
 * nothing is told here (`foreignOnly`); its own log tells that.
 */
export const listActivity = list(
  { partyId: uuid<PartyId>(), tags: array(text<ActTag>()), foreignOnly: boolean, below: uuid(), limit: int4 },
  { eventId: uuid<EventId>(), tag: text<EventTag>(), organisationName: nullable(text()), occurredAt: timestamp },
)`
  WITH acts AS (
    SELECT found.* FROM unnest(${'tags'}) AS wanted (tag)
    CROSS JOIN LATERAL (
      SELECT events.event_id, events.tag, events.actor_id, NULL AS organisation, events.occurred_at FROM events
      WHERE events.owner_id = ${'partyId'} AND events.actor_kind = 'employee' AND events.tag = wanted.tag AND events.event_id < ${'below'}
        AND (NOT ${'foreignOnly'} OR events.properties ? 'employer')
      ORDER BY events.event_id DESC LIMIT ${'limit'}) AS found
  ),
  lookups AS (
    SELECT events.event_id, events.tag, NULL::uuid AS actor_id, events.properties ->> 'organisation' AS organisation, events.occurred_at FROM events
    WHERE events.owner_id = ${'partyId'} AND events.tag = 'CONTACT_REGISTRY_ACCESSED_CITIZEN' AND events.event_id < ${'below'}
    ORDER BY events.event_id DESC LIMIT ${'limit'}
  ),
  newest AS (SELECT * FROM acts UNION ALL SELECT * FROM lookups ORDER BY event_id DESC LIMIT ${'limit'})
  SELECT newest.event_id, newest.tag, parties.name AS organisation_name, newest.occurred_at
  FROM newest
  LEFT JOIN identities ON identities.identity_id = newest.actor_id
  LEFT JOIN parties ON parties.party_id = coalesce(identities.party_id, newest.organisation::uuid)
  ORDER BY newest.event_id DESC`
