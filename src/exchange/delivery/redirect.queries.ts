import { array, change, execute, int4, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId } from '../letter.ts'
import type { DeliveryCause } from './delivery.queries.ts'

const withdrawn = { letterId: uuid<LetterId>(), systemId: uuid<SystemId>(), decisionNumber: int4, failedAttempts: int4 }

/** Takes a portion of the letters away that wait for a system, oldest first. */
export const deletePortionOfWaiting = change({ systemId: uuid<SystemId>(), limit: int4 }, withdrawn)`
  DELETE FROM waiting_deliveries USING (
    SELECT portion.letter_id FROM waiting_deliveries AS portion
    WHERE portion.system_id = ${'systemId'} ORDER BY portion.letter_id LIMIT ${'limit'}) AS item
  WHERE waiting_deliveries.system_id = ${'systemId'} AND waiting_deliveries.letter_id = item.letter_id
  RETURNING waiting_deliveries.letter_id, waiting_deliveries.system_id, waiting_deliveries.decision_number::int AS decision_number,
    waiting_deliveries.failed_attempts::int AS failed_attempts`

/** Takes letters away from the systems that they wait for. */
export const deleteWaitingOf = change({ letterIds: array(uuid<LetterId>()) }, withdrawn)`
  DELETE FROM waiting_deliveries WHERE waiting_deliveries.letter_id = ANY(${'letterIds'})
  RETURNING waiting_deliveries.letter_id, waiting_deliveries.system_id, waiting_deliveries.decision_number::int AS decision_number,
    waiting_deliveries.failed_attempts::int AS failed_attempts`

/** Takes letters off the list of those that nobody took; answers which stood on it, and which system had failed last. */
export const deleteUndeliverableLetters = change({ letterIds: array(uuid<LetterId>()) }, { letterId: uuid<LetterId>(), systemId: uuid<SystemId>() })`
  DELETE FROM undeliverable_letters WHERE undeliverable_letters.letter_id = ANY(${'letterIds'})
  RETURNING undeliverable_letters.letter_id, undeliverable_letters.system_id`

export const insertWithdrawals = execute({
  letterIds: array(uuid<LetterId>()),
  systemIds: array(uuid<SystemId>()),
  decisionNumbers: array(int4),
  failedAttempts: array(int4),
  cause: text<DeliveryCause>(),
  now: timestamp,
})`
  INSERT INTO delivery_ends (letter_id, system_id, decision_number, failed_attempts, outcome, cause, ended_at)
  SELECT item.*, 'WITHDRAWN', ${'cause'}, ${'now'}
  FROM unnest(${'letterIds'}, ${'systemIds'}, ${'decisionNumbers'}, ${'failedAttempts'}) AS item`
