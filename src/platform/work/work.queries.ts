import { array, change, execute, find, get, int4, int8, list, machineTimestamp, nullable, text, timestamp, uuid } from '../database/index.ts'
import type { ClaimId, Lane } from './work.ts'

const plannedWork = {
  subjectIds: array(uuid()),
  stages: array(text()),
  lanes: array(text<Lane>()),
  senderIds: array(uuid()),
  ranks: array(int8),
  dueAts: array(timestamp),
}

export const insertWork = execute(plannedWork)`
  INSERT INTO work (subject_id, stage, lane, sender_id, rank, due_at)
  SELECT * FROM unnest(${'subjectIds'}, ${'stages'}, ${'lanes'}, ${'senderIds'}, ${'ranks'}, ${'dueAts'})
  ON CONFLICT (subject_id, stage) DO NOTHING`

/**
 * Plans work, or brings it forward. It locks the row also while somebody holds a claim on it: whoever completes that claim waits until this
 * transaction has ended, and so sees what it wrote. What failed waits its time out.
 */
export const upsertWork = execute(plannedWork)`
  INSERT INTO work (subject_id, stage, lane, sender_id, rank, due_at)
  SELECT * FROM unnest(${'subjectIds'}, ${'stages'}, ${'lanes'}, ${'senderIds'}, ${'ranks'}, ${'dueAts'})
  ON CONFLICT (subject_id, stage) DO UPDATE
    SET due_at = CASE WHEN work.attempts > 0 THEN work.due_at ELSE least(work.due_at, excluded.due_at) END`

/** What is due next in a lane, in one batch: only work that never failed, since what did may fail, or kill, the whole batch again. */
export const claimWork = change(
  { stage: text(), lane: text<Lane>(), now: timestamp, limit: int4, claimId: uuid<ClaimId>(), leaseUntil: machineTimestamp },
  { subjectId: uuid(), lane: text<Lane>(), senderId: uuid(), attempts: int4 },
)`
  WITH next AS (
    SELECT work.subject_id, work.stage FROM work
    WHERE work.stage = ${'stage'} AND work.lane = ${'lane'} AND work.claimed_by IS NULL AND work.stuck_since IS NULL
      AND work.due_at <= ${'now'} AND work.attempts = 0
    ORDER BY work.rank, work.subject_id
    LIMIT ${'limit'}
    FOR UPDATE SKIP LOCKED)
  UPDATE work SET claimed_by = ${'claimId'}, lease_until = ${'leaseUntil'}
  FROM next
  WHERE work.subject_id = next.subject_id AND work.stage = next.stage
  RETURNING work.subject_id, work.lane, work.sender_id, work.attempts`

/** One piece of work that failed before, or whose worker died: the one that was tried least. */
export const claimFailedWork = change(
  { stage: text(), now: timestamp, claimId: uuid<ClaimId>(), leaseUntil: machineTimestamp },
  { subjectId: uuid(), lane: text<Lane>(), senderId: uuid(), attempts: int4 },
)`
  WITH next AS (
    SELECT work.subject_id, work.stage FROM work
    WHERE work.stage = ${'stage'} AND work.claimed_by IS NULL AND work.stuck_since IS NULL AND work.due_at <= ${'now'} AND work.attempts > 0
    ORDER BY work.attempts, work.rank, work.subject_id
    LIMIT 1
    FOR UPDATE SKIP LOCKED)
  UPDATE work SET claimed_by = ${'claimId'}, lease_until = ${'leaseUntil'}
  FROM next
  WHERE work.subject_id = next.subject_id AND work.stage = next.stage
  RETURNING work.subject_id, work.lane, work.sender_id, work.attempts`

export const deleteCompletedWork = execute({ stage: text(), claimId: uuid<ClaimId>(), subjectIds: array(uuid()) })`
  DELETE FROM work
  WHERE work.subject_id = ANY(${'subjectIds'}) AND work.stage = ${'stage'} AND work.claimed_by = ${'claimId'}`

/** Work that is not due yet and that nobody holds. */
export const deletePlannedWork = execute({ subjectId: uuid(), stage: text(), now: timestamp })`
  DELETE FROM work
  WHERE work.subject_id = ${'subjectId'} AND work.stage = ${'stage'} AND work.claimed_by IS NULL AND work.due_at > ${'now'}`

/** A failure of one piece of work: tried again later, or set aside when it failed too often. */
export const updateFailedWork = execute({
  stage: text(),
  claimId: uuid<ClaimId>(),
  subjectId: uuid(),
  dueAt: timestamp,
  stuckSince: nullable(timestamp),
  lastError: text(),
})`
  UPDATE work SET claimed_by = NULL, lease_until = NULL, attempts = work.attempts + 1,
    due_at = ${'dueAt'}, stuck_since = ${'stuckSince'}, last_error = ${'lastError'}
  WHERE work.subject_id = ${'subjectId'} AND work.stage = ${'stage'} AND work.claimed_by = ${'claimId'}`

/** Hands work back untouched: on shutdown, or when the database was away. */
export const updateReleasedWork = execute({ stage: text(), claimId: uuid<ClaimId>(), subjectIds: array(uuid()) })`
  UPDATE work SET claimed_by = NULL, lease_until = NULL
  WHERE work.subject_id = ANY(${'subjectIds'}) AND work.stage = ${'stage'} AND work.claimed_by = ${'claimId'}`

/** Of work that is being handled: its worker lives. */
export const updateLease = execute({ stage: text(), claimId: uuid<ClaimId>(), subjectIds: array(uuid()), leaseUntil: machineTimestamp })`
  UPDATE work SET lease_until = ${'leaseUntil'}
  WHERE work.subject_id = ANY(${'subjectIds'}) AND work.stage = ${'stage'} AND work.claimed_by = ${'claimId'}`

/** Hands work back uncounted, to be claimed again when it is due anew. */
export const updatePostponedWork = execute({ stage: text(), claimId: uuid<ClaimId>(), subjectIds: array(uuid()), dueAts: array(timestamp) })`
  UPDATE work SET claimed_by = NULL, lease_until = NULL, due_at = item.due_at
  FROM unnest(${'subjectIds'}, ${'dueAts'}) AS item (subject_id, due_at)
  WHERE work.subject_id = item.subject_id AND work.stage = ${'stage'} AND work.claimed_by = ${'claimId'}`

/** Frees what workers left that died; counts as an attempt, since the work itself may have killed them, and sets it aside like any other. */
export const updateLapsedWork = execute({ machineNow: machineTimestamp, now: timestamp, maxAttempts: int4 })`
  UPDATE work SET claimed_by = NULL, lease_until = NULL, attempts = work.attempts + 1,
    stuck_since = CASE WHEN work.attempts + 1 >= ${'maxAttempts'} THEN ${'now'} END,
    last_error = 'the worker died or stood still'
  WHERE work.claimed_by IS NOT NULL AND work.lease_until < ${'machineNow'}`

export const findNextDueWork = find({ now: timestamp }, { dueAt: timestamp })`
  SELECT work.due_at FROM work WHERE work.due_at > ${'now'} AND work.stuck_since IS NULL ORDER BY work.due_at LIMIT 1`

export const countDueWork = get({ now: timestamp }, { count: int8 })`
  SELECT count(*) AS count FROM work WHERE work.due_at <= ${'now'} AND work.stuck_since IS NULL`

/** What waits, by stage and lane; `overdueSince` is the longest due of what is not stuck. It reads the whole table of work. */
export const listQueues = list(
  { now: timestamp },
  { stage: text(), lane: text<Lane>(), waiting: int8, due: int8, stuck: int8, oldestDueAt: nullable(timestamp), overdueSince: nullable(timestamp) },
)`
  SELECT work.stage, work.lane, count(*) AS waiting, count(*) FILTER (WHERE work.due_at <= ${'now'}) AS due,
    count(*) FILTER (WHERE work.stuck_since IS NOT NULL) AS stuck, min(work.due_at) AS oldest_due_at,
    min(work.due_at) FILTER (WHERE work.due_at <= ${'now'} AND work.stuck_since IS NULL) AS overdue_since
  FROM work GROUP BY work.stage, work.lane ORDER BY work.stage, work.lane`
