import { array, boolean, find, get, int4, list, nullable, text, uuid } from '../../platform/database/index.ts'
import type { EventId } from '../../events/index.ts'
import type { LetterId } from '../letter.ts'

/** Whether this session is the one that checks; it stays so until it ends. */
export const takeCheckLock = get({ lock: int4 }, { taken: boolean })`SELECT pg_try_advisory_lock(${'lock'}) AS taken`

export const findNewestEvent = find({}, { eventId: uuid<EventId>() })`
  SELECT events.event_id FROM events ORDER BY events.event_id DESC LIMIT 1`

/** Letters that came in, or to which something happened, from a time on: `since` is the first id of that time. */
export const listMovedLetters = list({ since: uuid(), limit: int4 }, { letterId: nullable(uuid<LetterId>()) })`
  SELECT moved.letter_id FROM (
    SELECT letter_keys.letter_id FROM letter_keys WHERE letter_keys.letter_id >= ${'since'}
    UNION SELECT letters.letter_id FROM letters WHERE letters.letter_id >= ${'since'}
    UNION SELECT events.letter_id FROM events WHERE events.event_id >= ${'since'} AND events.letter_id IS NOT NULL) AS moved
  ORDER BY moved.letter_id LIMIT ${'limit'}`

/** The next letters on their way, by id: a round through all of them, a few at a time. */
export const listNextOpenLetters = list({ after: uuid<LetterId>(), stages: array(text()), limit: int4 }, { letterId: uuid<LetterId>() })`
  SELECT open.letter_id FROM (
    (SELECT work.subject_id AS letter_id FROM work
      WHERE work.subject_id > ${'after'} AND work.stage = ANY(${'stages'}) ORDER BY work.subject_id LIMIT ${'limit'})
    UNION
    (SELECT waiting_deliveries.letter_id FROM waiting_deliveries
      WHERE waiting_deliveries.letter_id > ${'after'} ORDER BY waiting_deliveries.letter_id LIMIT ${'limit'})
    UNION
    (SELECT undeliverable_letters.letter_id FROM undeliverable_letters
      WHERE undeliverable_letters.letter_id > ${'after'} ORDER BY undeliverable_letters.letter_id LIMIT ${'limit'})) AS open
  ORDER BY open.letter_id LIMIT ${'limit'}`
