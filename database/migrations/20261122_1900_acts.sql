-- Acts by the party that they concerned: the owner of the log itself where an event names nobody else.
DROP INDEX events_acts_about;
CREATE INDEX events_acts_about ON events (owner_id, (coalesce(properties ->> 'party', owner_id::text)), tag, event_id DESC) WHERE actor_kind = 'employee';
