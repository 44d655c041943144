import type { PartyId } from '../../parties/index.ts'
import { array, find, int8, list, nullable, text, uuid } from '../../platform/database/index.ts'
import type { LetterId, ReceiptId } from '../letter.ts'

/** The letter that stands `size` places behind `from`: where the next portion begins. */
export const findPortionEnd = find({ from: uuid<LetterId>(), size: int8 }, { letterId: uuid<LetterId>() })`
  SELECT letter_keys.letter_id FROM letter_keys WHERE letter_keys.letter_id >= ${'from'}
  ORDER BY letter_keys.letter_id OFFSET ${'size'} LIMIT 1`

/** Every letter that any witness tells of, even if all others are silent; `to` is included. */
export const listWitnessedLetters = list({ from: uuid<LetterId>(), to: uuid<LetterId>(), stages: array(text()) }, { letterId: nullable(uuid<LetterId>()) })`
  SELECT letter_keys.letter_id FROM letter_keys WHERE letter_keys.letter_id BETWEEN ${'from'} AND ${'to'}
  UNION SELECT letters.letter_id FROM letters WHERE letters.letter_id BETWEEN ${'from'} AND ${'to'}
  UNION SELECT content.content_id FROM content WHERE content.content_id BETWEEN ${'from'} AND ${'to'}
    AND NOT EXISTS (SELECT FROM containers WHERE containers.container_id = content.content_id)
    AND NOT EXISTS (SELECT FROM uploaded_files WHERE uploaded_files.content_id = content.content_id)
  UNION SELECT letter_headers.letter_id FROM letter_headers WHERE letter_headers.letter_id BETWEEN ${'from'} AND ${'to'}
  UNION SELECT letter_decisions.letter_id FROM letter_decisions WHERE letter_decisions.letter_id BETWEEN ${'from'} AND ${'to'}
  UNION SELECT receipts.letter_id FROM receipts WHERE receipts.letter_id BETWEEN ${'from'} AND ${'to'}
  UNION SELECT deliveries.letter_id FROM deliveries WHERE deliveries.letter_id BETWEEN ${'from'} AND ${'to'}
  UNION SELECT waiting_deliveries.letter_id FROM waiting_deliveries WHERE waiting_deliveries.letter_id BETWEEN ${'from'} AND ${'to'}
  UNION SELECT delivery_ends.letter_id FROM delivery_ends WHERE delivery_ends.letter_id BETWEEN ${'from'} AND ${'to'}
  UNION SELECT undeliverable_letters.letter_id FROM undeliverable_letters WHERE undeliverable_letters.letter_id BETWEEN ${'from'} AND ${'to'}
  UNION SELECT outgoing_messages.letter_id FROM outgoing_messages WHERE outgoing_messages.letter_id BETWEEN ${'from'} AND ${'to'}
  UNION SELECT events.letter_id FROM events WHERE events.letter_id BETWEEN ${'from'} AND ${'to'}
  UNION SELECT work.subject_id FROM work WHERE work.subject_id BETWEEN ${'from'} AND ${'to'} AND work.stage = ANY(${'stages'})`

/** Letters before `before` that are still on their way, or to which something happened from `since` on. */
export const listOpenLetters = list({ before: uuid<LetterId>(), since: uuid(), stages: array(text()) }, { letterId: nullable(uuid<LetterId>()) })`
  SELECT work.subject_id AS letter_id FROM work WHERE work.subject_id < ${'before'} AND work.stage = ANY(${'stages'})
  UNION SELECT waiting_deliveries.letter_id FROM waiting_deliveries WHERE waiting_deliveries.letter_id < ${'before'}
  UNION SELECT undeliverable_letters.letter_id FROM undeliverable_letters WHERE undeliverable_letters.letter_id < ${'before'}
  UNION SELECT events.letter_id FROM events WHERE events.event_id >= ${'since'} AND events.letter_id < ${'before'}`

/** Entries in mailboxes that no decision explains. */
export const listStrayEntries = list({}, { letterId: uuid<LetterId>(), partyId: uuid<PartyId>() })`
  SELECT mailbox_entries.letter_id, mailboxes.party_id
  FROM mailbox_entries
  JOIN mailboxes ON mailboxes.mailbox_id = mailbox_entries.mailbox_id
  LEFT JOIN letter_decisions ON letter_decisions.letter_id = mailbox_entries.letter_id AND letter_decisions.route = 'mailbox'
    AND letter_decisions.recipient_id = mailboxes.party_id
  WHERE letter_decisions.letter_id IS NULL`

/** Receipts on a system's list that do not exist or belong to another system. */
export const listStrayReceipts = list({}, { receiptId: uuid<ReceiptId>(), letterId: nullable(uuid<LetterId>()) })`
  SELECT waiting_receipts.receipt_id, receipts.letter_id
  FROM waiting_receipts LEFT JOIN receipts ON receipts.receipt_id = waiting_receipts.receipt_id
  WHERE receipts.sender_system_id IS DISTINCT FROM waiting_receipts.sender_system_id`
