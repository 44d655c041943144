import { array, boolean, execute, int4, int8, list, text, timestamp, uuid } from '../database/index.ts'
import type { Lane } from './work.ts'

/**
 * Plans work by start-time fair queueing (ADR 0002). A portion is what one sender plans in one lane of a stage: it begins where the sender's last
 * one ended, or at the rank that is next now if that is later; where nothing waits, that is the end of everybody's last portion. Who goes on
 * begins where it ended, whatever waits. Each piece takes its cost in units, divided by the sender's weight.
 * Rows of `sender_ranks` are locked in the order of the portions, until the caller commits: those who plan for one sender come one after another.
 */
export const insertFairWork = execute({
  stages: array(text()),
  lanes: array(text<Lane>()),
  senderIds: array(uuid()),
  portionCosts: array(int8),
  goingOn: array(boolean),
  subjectIds: array(uuid()),
  portionNumbers: array(int8),
  costsBefore: array(int8),
  dueAts: array(timestamp),
  now: timestamp,
  firstRank: int8,
  unit: int8,
})`
  WITH portions AS MATERIALIZED (
    SELECT * FROM unnest(${'stages'}, ${'lanes'}, ${'senderIds'}, ${'portionCosts'}, ${'goingOn'})
      WITH ORDINALITY AS portion (stage, lane, sender_id, cost, goes_on, number)),
  next AS MATERIALIZED (
    SELECT asked.stage, asked.lane, coalesce(
      (SELECT work.rank FROM work
       WHERE work.stage = asked.stage AND work.lane = asked.lane AND work.claimed_by IS NULL AND work.stuck_since IS NULL
         AND work.due_at <= ${'now'} AND work.attempts = 0 AND work.rank >= ${'firstRank'}
       ORDER BY work.rank LIMIT 1),
      (SELECT max(sender_ranks.last_finish) FROM sender_ranks WHERE sender_ranks.stage = asked.stage AND sender_ranks.lane = asked.lane),
      ${'firstRank'}) AS rank
    FROM (SELECT DISTINCT portions.stage, portions.lane FROM portions WHERE NOT portions.goes_on) AS asked),
  begun AS (
    INSERT INTO sender_ranks (stage, lane, sender_id, last_start, last_finish)
    SELECT portions.stage, portions.lane, portions.sender_id, coalesce(next.rank, ${'firstRank'}),
      coalesce(next.rank, ${'firstRank'}) + portions.cost * ${'unit'} / coalesce(sender_weights.weight, 1)
    FROM portions
    LEFT JOIN next ON next.stage = portions.stage AND next.lane = portions.lane AND NOT portions.goes_on
    LEFT JOIN sender_weights ON sender_weights.sender_id = portions.sender_id
    ORDER BY portions.number
    ON CONFLICT (stage, lane, sender_id) DO UPDATE
      SET last_start = greatest(sender_ranks.last_finish, excluded.last_start),
        last_finish = greatest(sender_ranks.last_finish, excluded.last_start) + excluded.last_finish - excluded.last_start
    RETURNING sender_ranks.stage, sender_ranks.lane, sender_ranks.sender_id, sender_ranks.last_start, sender_ranks.last_finish)
  INSERT INTO work (subject_id, stage, lane, sender_id, rank, due_at)
  SELECT item.subject_id, begun.stage, begun.lane, begun.sender_id,
    begun.last_start + item.cost_before * (begun.last_finish - begun.last_start) / portions.cost, item.due_at
  FROM unnest(${'subjectIds'}, ${'portionNumbers'}, ${'costsBefore'}, ${'dueAts'}) AS item (subject_id, portion, cost_before, due_at)
  JOIN portions ON portions.number = item.portion
  JOIN begun ON begun.stage = portions.stage AND begun.lane = portions.lane AND begun.sender_id = portions.sender_id
  ON CONFLICT (subject_id, stage) DO NOTHING`

/** The largest share that can be set; the table's constraint says so too. */
export const maxWeight = 1_000

export const upsertWeight = execute({ senderId: uuid(), weight: int4 })`
  INSERT INTO sender_weights (sender_id, weight) VALUES (${'senderId'}, ${'weight'})
  ON CONFLICT (sender_id) DO UPDATE SET weight = excluded.weight`

/** Senders with another share than one. */
export const listWeights = list({}, { senderId: uuid(), weight: int4 })`
  SELECT sender_weights.sender_id, sender_weights.weight FROM sender_weights WHERE sender_weights.weight <> 1 ORDER BY sender_weights.weight DESC, sender_weights.sender_id`
