import { array, boolean, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { ServiceProtocol, SystemId } from '../../systems/index.ts'
import type { LetterId } from '../letter.ts'

/** A system for which something waits that no planned work sees to; with the letter that is due first, and whether the work was set aside. */
const sleeping = { systemId: uuid<SystemId>(), letterId: nullable(uuid<LetterId>()), isStuck: boolean }

/** Open systems that are to be called for letters. */
export const listSleepingLetters = list({ stages: array(text()), protocols: array(text<ServiceProtocol>()), now: timestamp }, sleeping)`
  SELECT systems.system_id, first.letter_id, EXISTS (SELECT FROM work WHERE work.subject_id = systems.system_id AND work.stage = ANY(${'stages'})) AS is_stuck
  FROM systems
  JOIN LATERAL (
    SELECT waiting_deliveries.letter_id FROM waiting_deliveries
    WHERE waiting_deliveries.system_id = systems.system_id AND waiting_deliveries.next_attempt_at IS NOT NULL
    ORDER BY waiting_deliveries.next_attempt_at, waiting_deliveries.letter_id LIMIT 1) AS first ON true
  WHERE systems.is_recipient AND systems.service_protocol = ANY(${'protocols'}) AND systems.deleted_at IS NULL
    AND (systems.active_to IS NULL OR systems.active_to > ${'now'})
    AND NOT EXISTS (SELECT FROM work WHERE work.subject_id = systems.system_id AND work.stage = ANY(${'stages'}) AND work.stuck_since IS NULL)`

/** Closed systems for which letters still wait. */
export const listForsakenLetters = list({ stages: array(text()), now: timestamp }, sleeping)`
  SELECT systems.system_id, first.letter_id, EXISTS (SELECT FROM work WHERE work.subject_id = systems.system_id AND work.stage = ANY(${'stages'})) AS is_stuck
  FROM systems
  JOIN LATERAL (
    SELECT waiting_deliveries.letter_id FROM waiting_deliveries
    WHERE waiting_deliveries.system_id = systems.system_id ORDER BY waiting_deliveries.letter_id LIMIT 1) AS first ON true
  WHERE systems.is_recipient AND (systems.deleted_at IS NOT NULL OR systems.active_to <= ${'now'})
    AND NOT EXISTS (SELECT FROM work WHERE work.subject_id = systems.system_id AND work.stage = ANY(${'stages'}) AND work.stuck_since IS NULL)`

/** Sender systems that are to be called for receipts. */
export const listSleepingReceipts = list({ stages: array(text()) }, sleeping)`
  SELECT systems.system_id, receipts.letter_id, EXISTS (SELECT FROM work WHERE work.subject_id = systems.system_id AND work.stage = ANY(${'stages'})) AS is_stuck
  FROM systems
  JOIN LATERAL (
    SELECT waiting_receipts.receipt_id FROM waiting_receipts
    WHERE waiting_receipts.sender_system_id = systems.system_id AND waiting_receipts.next_attempt_at IS NOT NULL
    ORDER BY waiting_receipts.next_attempt_at, waiting_receipts.receipt_id LIMIT 1) AS first ON true
  LEFT JOIN receipts ON receipts.receipt_id = first.receipt_id
  WHERE systems.is_sender
    AND NOT EXISTS (SELECT FROM work WHERE work.subject_id = systems.system_id AND work.stage = ANY(${'stages'}) AND work.stuck_since IS NULL)`

/** Systems that have their receipts pushed, while one that they have not got neither climbs its ladder nor was given up. */
export const listRestingReceipts = list({ stages: array(text()), now: timestamp }, sleeping)`
  SELECT systems.system_id, receipts.letter_id, EXISTS (SELECT FROM work WHERE work.subject_id = systems.system_id AND work.stage = ANY(${'stages'})) AS is_stuck
  FROM systems
  JOIN LATERAL (
    SELECT waiting_receipts.receipt_id FROM waiting_receipts
    WHERE waiting_receipts.sender_system_id = systems.system_id AND waiting_receipts.next_attempt_at IS NULL AND waiting_receipts.given_up_at IS NULL
      AND NOT EXISTS (SELECT FROM receipt_pulls WHERE receipt_pulls.receipt_id = waiting_receipts.receipt_id)
    ORDER BY waiting_receipts.receipt_id LIMIT 1) AS first ON true
  LEFT JOIN receipts ON receipts.receipt_id = first.receipt_id
  WHERE systems.is_sender AND systems.service_protocol = 'REST_PUSH' AND systems.receipt_endpoint IS NOT NULL
    AND systems.deleted_at IS NULL AND systems.active_from <= ${'now'} AND (systems.active_to IS NULL OR systems.active_to > ${'now'})
    AND NOT EXISTS (SELECT FROM work WHERE work.subject_id = systems.system_id AND work.stage = ANY(${'stages'}) AND work.stuck_since IS NULL)`
