import type { PartyId } from '../../../parties/index.ts'
import type { Shape } from '../../../platform/database/index.ts'
import { array, change, execute, find, int4, list, nullable, text, timestamp, uuid } from '../../../platform/database/index.ts'
import type { SystemId } from '../../../systems/index.ts'
import type { LadderName } from '../../calling/ladder.ts'
import type { LetterId, MessageUuid, TransmissionId } from '../../letter.ts'
import type { DeliveryCause, DeliveryOutcome } from '../delivery.queries.ts'

const dueLetter = {
  letterId: uuid<LetterId>(),
  decisionNumber: int4,
  messageUuid: uuid<MessageUuid>(),
  transmissionId: uuid<TransmissionId>(),
  recipientId: uuid<PartyId>(),
  acceptedAt: timestamp,
  ladder: text<LadderName>(),
  failedAttempts: int4,
  firstAttemptAt: nullable(timestamp),
}

/** A letter that is to be pushed now, or announced. */
export type DueLetter = Shape<typeof dueLetter>

/** The system's due letters, longest due first. */
export const listDueLetters = list({ systemId: uuid<SystemId>(), now: timestamp, limit: int4 }, dueLetter)`
  SELECT due.letter_id, due.decision_number::int AS decision_number, due.message_uuid, letters.transmission_id, deliveries.recipient_id, letters.accepted_at,
    due.ladder, due.failed_attempts::int AS failed_attempts, due.first_attempt_at
  FROM (
    SELECT * FROM waiting_deliveries
    WHERE waiting_deliveries.system_id = ${'systemId'} AND waiting_deliveries.next_attempt_at <= ${'now'}
    ORDER BY waiting_deliveries.next_attempt_at, waiting_deliveries.letter_id LIMIT ${'limit'}) AS due
  JOIN letters ON letters.letter_id = due.letter_id
  JOIN deliveries ON deliveries.letter_id = due.letter_id AND deliveries.decision_number = due.decision_number
  ORDER BY due.next_attempt_at, due.letter_id`

/** When the system's next letter is due. */
export const findNextAttempt = find({ systemId: uuid<SystemId>() }, { nextAttemptAt: timestamp })`
  SELECT waiting_deliveries.next_attempt_at FROM waiting_deliveries
  WHERE waiting_deliveries.system_id = ${'systemId'} AND waiting_deliveries.next_attempt_at IS NOT NULL
  ORDER BY waiting_deliveries.next_attempt_at LIMIT 1`

const ofLetters = { systemId: uuid<SystemId>(), letterIds: array(uuid<LetterId>()), decisionNumbers: array(int4) }
const ended = { letterId: uuid<LetterId>(), decisionNumber: int4, failedAttempts: int4 }

/** Ends waiting; answers for which letters: the receiver, or somebody who moved them, may have been faster. */
export const deleteWaitingLetters = change(ofLetters, ended)`
  DELETE FROM waiting_deliveries USING unnest(${'letterIds'}, ${'decisionNumbers'}) AS item (letter_id, decision_number)
  WHERE waiting_deliveries.system_id = ${'systemId'} AND waiting_deliveries.letter_id = item.letter_id
    AND waiting_deliveries.decision_number = item.decision_number
  RETURNING waiting_deliveries.letter_id, waiting_deliveries.decision_number::int AS decision_number, waiting_deliveries.failed_attempts::int AS failed_attempts`

/** The notice was taken: from now on the letter waits as one that is fetched. */
export const updateAnnouncedLetters = change(ofLetters, ended)`
  UPDATE waiting_deliveries SET next_attempt_at = NULL, last_reason = NULL
  FROM unnest(${'letterIds'}, ${'decisionNumbers'}) AS item (letter_id, decision_number)
  WHERE waiting_deliveries.system_id = ${'systemId'} AND waiting_deliveries.letter_id = item.letter_id
    AND waiting_deliveries.decision_number = item.decision_number
  RETURNING waiting_deliveries.letter_id, waiting_deliveries.decision_number::int AS decision_number, waiting_deliveries.failed_attempts::int AS failed_attempts`

/** A failed attempt of each; `nextAttempts` is null after the last. What its system fetched during the notice of it needs no other: that did not fail. */
export const updateFailedLetters = change(
  { ...ofLetters, attemptedAts: array(timestamp), nextAttempts: array(nullable(timestamp)), reasons: array(text()) },
  ended,
)`
  UPDATE waiting_deliveries SET failed_attempts = waiting_deliveries.failed_attempts + 1, next_attempt_at = item.next_attempt_at,
    first_attempt_at = coalesce(waiting_deliveries.first_attempt_at, item.attempted_at), last_reason = item.reason
  FROM unnest(${'letterIds'}, ${'decisionNumbers'}, ${'attemptedAts'}, ${'nextAttempts'}, ${'reasons'})
    AS item (letter_id, decision_number, attempted_at, next_attempt_at, reason)
  WHERE waiting_deliveries.system_id = ${'systemId'} AND waiting_deliveries.letter_id = item.letter_id
    AND waiting_deliveries.decision_number = item.decision_number AND waiting_deliveries.next_attempt_at IS NOT NULL
  RETURNING waiting_deliveries.letter_id, waiting_deliveries.decision_number::int AS decision_number, waiting_deliveries.failed_attempts::int AS failed_attempts`

export const insertDeliveryEnds = execute({
  ...ofLetters,
  failedAttempts: array(int4),
  outcome: text<DeliveryOutcome>(),
  cause: text<DeliveryCause>(),
  now: timestamp,
})`
  INSERT INTO delivery_ends (letter_id, decision_number, system_id, outcome, cause, failed_attempts, ended_at)
  SELECT item.letter_id, item.decision_number, ${'systemId'}, ${'outcome'}, ${'cause'}, item.failed_attempts, ${'now'}
  FROM unnest(${'letterIds'}, ${'decisionNumbers'}, ${'failedAttempts'}) AS item (letter_id, decision_number, failed_attempts)`
