import { array, boolean, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { ServiceProtocol, SystemId } from '../../systems/index.ts'
import type { LetterId } from '../letter.ts'

/** Active systems that are to be called for letters, each with the letter that is due first, while no work is planned that does it, or it was set aside. */
export const listSleepingLetters = list(
  { stage: text(), protocols: array(text<ServiceProtocol>()), now: timestamp },
  { systemId: uuid<SystemId>(), letterId: nullable(uuid<LetterId>()), isStuck: boolean },
)`
  SELECT systems.system_id, first.letter_id, work.subject_id IS NOT NULL AS is_stuck
  FROM systems
  JOIN LATERAL (
    SELECT waiting_deliveries.letter_id FROM waiting_deliveries
    WHERE waiting_deliveries.system_id = systems.system_id AND waiting_deliveries.next_attempt_at IS NOT NULL
    ORDER BY waiting_deliveries.next_attempt_at, waiting_deliveries.letter_id LIMIT 1) AS first ON true
  LEFT JOIN work ON work.subject_id = systems.system_id AND work.stage = ${'stage'}
  WHERE systems.is_recipient AND systems.service_protocol = ANY(${'protocols'}) AND systems.deleted_at IS NULL
    AND (systems.active_to IS NULL OR systems.active_to > ${'now'}) AND (work.subject_id IS NULL OR work.stuck_since IS NOT NULL)`

/** Closed systems, each with the oldest letter that still waits for it, while no work is planned that sends it on, or it was set aside. */
export const listForsakenLetters = list(
  { stage: text(), now: timestamp },
  { systemId: uuid<SystemId>(), letterId: nullable(uuid<LetterId>()), isStuck: boolean },
)`
  SELECT systems.system_id, first.letter_id, work.subject_id IS NOT NULL AS is_stuck
  FROM systems
  JOIN LATERAL (
    SELECT waiting_deliveries.letter_id FROM waiting_deliveries
    WHERE waiting_deliveries.system_id = systems.system_id ORDER BY waiting_deliveries.letter_id LIMIT 1) AS first ON true
  LEFT JOIN work ON work.subject_id = systems.system_id AND work.stage = ${'stage'}
  WHERE systems.is_recipient AND (systems.deleted_at IS NOT NULL OR systems.active_to <= ${'now'}) AND (work.subject_id IS NULL OR work.stuck_since IS NOT NULL)`

/** Sender systems that are to be called for receipts, likewise. */
export const listSleepingReceipts = list({ stage: text() }, { systemId: uuid<SystemId>(), letterId: nullable(uuid<LetterId>()), isStuck: boolean })`
  SELECT systems.system_id, receipts.letter_id, work.subject_id IS NOT NULL AS is_stuck
  FROM systems
  JOIN LATERAL (
    SELECT waiting_receipts.receipt_id FROM waiting_receipts
    WHERE waiting_receipts.sender_system_id = systems.system_id AND waiting_receipts.next_attempt_at IS NOT NULL
    ORDER BY waiting_receipts.next_attempt_at, waiting_receipts.receipt_id LIMIT 1) AS first ON true
  LEFT JOIN receipts ON receipts.receipt_id = first.receipt_id
  LEFT JOIN work ON work.subject_id = systems.system_id AND work.stage = ${'stage'}
  WHERE systems.is_sender AND (work.subject_id IS NULL OR work.stuck_since IS NOT NULL)`
