-- The log of what employees did: read by organisation and kind of act, by employee, and by the party that an act concerned; and who looked a party up.
DROP INDEX events_employees;
CREATE INDEX events_acts ON events (owner_id, tag, event_id DESC) WHERE actor_kind = 'employee';
CREATE INDEX events_acts_of ON events (owner_id, actor_id, tag, event_id DESC) WHERE actor_kind = 'employee';
CREATE INDEX events_acts_about ON events (owner_id, (properties ->> 'party'), tag, event_id DESC) WHERE actor_kind = 'employee' AND properties ? 'party';
CREATE INDEX events_lookups ON events (owner_id, event_id DESC) WHERE tag = 'CONTACT_REGISTRY_ACCESSED_CITIZEN';
