import { array, boolean, execute, find, get, int4, list, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { LetterId } from '../letter.ts'

const place = { endedAt: timestamp, letterId: uuid<LetterId>() }

/** The last hand-over whose letter was seen to. */
export const getRemovalsPlace = get({}, place)`SELECT content_removals.ended_at, content_removals.letter_id FROM content_removals`

/** Never backwards, though several processes do the same. */
export const updateRemovalsPlace = execute(place)`
  UPDATE content_removals SET ended_at = ${'endedAt'}, letter_id = ${'letterId'}
  WHERE (content_removals.ended_at, content_removals.letter_id) < (${'endedAt'}, ${'letterId'})`

export const findNextHandOver = find(place, { endedAt: timestamp })`
  SELECT delivery_ends.ended_at FROM delivery_ends
  WHERE delivery_ends.outcome = 'HANDED_OVER' AND (delivery_ends.ended_at, delivery_ends.letter_id) > (${'endedAt'}, ${'letterId'})
  ORDER BY delivery_ends.ended_at, delivery_ends.letter_id LIMIT 1`

/** Hand-overs in their order, with whether the letter is nowhere else here and how its content is kept. */
export const listHandOvers = list(
  { ...place, until: timestamp, limit: int4 },
  { endedAt: timestamp, letterId: uuid<LetterId>(), decisionNumber: int4, isElsewhere: boolean, store: text<'row' | 'blob' | 'removed'>() },
)`
  SELECT ended.ended_at, ended.letter_id, ended.decision_number::int AS decision_number,
    EXISTS (
      SELECT FROM letter_decisions WHERE letter_decisions.letter_id = ended.letter_id
        AND (letter_decisions.decision_number > ended.decision_number OR letter_decisions.route = 'mailbox')) AS is_elsewhere,
    coalesce(content.store, 'removed') AS store
  FROM (
    SELECT * FROM delivery_ends
    WHERE delivery_ends.outcome = 'HANDED_OVER' AND (delivery_ends.ended_at, delivery_ends.letter_id) > (${'endedAt'}, ${'letterId'})
      AND delivery_ends.ended_at <= ${'until'}
    ORDER BY delivery_ends.ended_at, delivery_ends.letter_id LIMIT ${'limit'}) AS ended
  LEFT JOIN content ON content.content_id = ended.letter_id
  ORDER BY ended.ended_at, ended.letter_id`

/** Locks hand-overs, so that a refusal that comes now waits, or was faster and takes its letter off this list. */
export const claimHandOvers = list({ letterIds: array(uuid<LetterId>()), decisionNumbers: array(int4) }, { letterId: uuid<LetterId>() })`
  SELECT delivery_ends.letter_id
  FROM delivery_ends JOIN unnest(${'letterIds'}, ${'decisionNumbers'}) AS item (letter_id, decision_number)
    ON delivery_ends.letter_id = item.letter_id AND delivery_ends.decision_number = item.decision_number
  WHERE delivery_ends.outcome = 'HANDED_OVER'
  ORDER BY delivery_ends.letter_id
  FOR UPDATE OF delivery_ends`
