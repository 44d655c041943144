import type { PartyId } from '../parties/index.ts'
import { array, change, execute, find, int4, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { MailFault } from './mail-fault.ts'
import type { Channel, MessageId } from './outgoing-message.ts'

/** Those whose key was taken already are left out of the answer. */
export const insertEmails = change(
  {
    messageIds: array(uuid<MessageId>()),
    partyIds: array(nullable(uuid<PartyId>())),
    abouts: array(nullable(text())),
    addresses: array(text()),
    subjects: array(text()),
    bodies: array(text()),
    faults: array(nullable(text<MailFault>())),
    now: timestamp,
  },
  { messageId: uuid<MessageId>() },
)`
  INSERT INTO outgoing_messages (message_id, channel, party_id, about, address, subject, body, last_fault, planned_at, next_attempt_at, failed_at)
  SELECT item.message_id, 'email', item.party_id, item.about, item.address, item.subject, item.body, item.fault, ${'now'},
    CASE WHEN item.fault IS NULL THEN ${'now'} END, CASE WHEN item.fault IS NOT NULL THEN ${'now'} END
  FROM unnest(${'messageIds'}, ${'partyIds'}, ${'abouts'}, ${'addresses'}, ${'subjects'}, ${'bodies'}, ${'faults'})
    AS item (message_id, party_id, about, address, subject, body, fault)
  ON CONFLICT (about) DO NOTHING
  RETURNING outgoing_messages.message_id`

/** An e-mail, unless it was sent or given up. */
export const findEmailToSend = find(
  { messageId: uuid<MessageId>() },
  {
    messageId: uuid<MessageId>(),
    partyId: nullable(uuid<PartyId>()),
    address: text(),
    subject: text(),
    body: text(),
    plannedAt: timestamp,
    attempts: int4,
  },
)`
  SELECT outgoing_messages.message_id, outgoing_messages.party_id, outgoing_messages.address, outgoing_messages.subject, outgoing_messages.body,
    outgoing_messages.planned_at, outgoing_messages.attempts
  FROM outgoing_messages
  WHERE outgoing_messages.message_id = ${'messageId'} AND outgoing_messages.channel = 'email'
    AND outgoing_messages.sent_at IS NULL AND outgoing_messages.failed_at IS NULL`

/** What an attempt came to: sent, or failed with the time of the next one, or failed at last. */
export const updateAttempt = execute({
  messageId: uuid<MessageId>(),
  sentAt: nullable(timestamp),
  nextAttemptAt: nullable(timestamp),
  failedAt: nullable(timestamp),
  fault: nullable(text<MailFault>()),
  answer: nullable(text()),
})`
  UPDATE outgoing_messages SET attempts = outgoing_messages.attempts + 1, sent_at = ${'sentAt'}, next_attempt_at = ${'nextAttemptAt'},
    failed_at = ${'failedAt'}, last_fault = ${'fault'}, last_answer = ${'answer'}
  WHERE outgoing_messages.message_id = ${'messageId'}`

/** Lets a given-up e-mail wait anew; answers nothing when it was not given up. */
export const updateGivenUpEmail = change({ messageId: uuid<MessageId>(), now: timestamp }, { messageId: uuid<MessageId>() })`
  UPDATE outgoing_messages SET failed_at = NULL, attempts = 0, next_attempt_at = ${'now'}
  WHERE outgoing_messages.message_id = ${'messageId'} AND outgoing_messages.failed_at IS NOT NULL
  RETURNING outgoing_messages.message_id`

/** Given-up e-mails planned before a given one (null: from the newest on), newest first. */
export const listGivenUpEmails = list(
  { before: nullable(uuid<MessageId>()), limit: int4 },
  {
    messageId: uuid<MessageId>(),
    channel: text<Channel>(),
    partyId: nullable(uuid<PartyId>()),
    address: text(),
    subject: text(),
    plannedAt: timestamp,
    failedAt: timestamp,
    attempts: int4,
    lastFault: nullable(text<MailFault>()),
    lastAnswer: nullable(text()),
  },
)`
  SELECT outgoing_messages.message_id, outgoing_messages.channel, outgoing_messages.party_id, outgoing_messages.address, outgoing_messages.subject,
    outgoing_messages.planned_at, outgoing_messages.failed_at, outgoing_messages.attempts, outgoing_messages.last_fault, outgoing_messages.last_answer
  FROM outgoing_messages
  WHERE outgoing_messages.failed_at IS NOT NULL AND (${'before'} IS NULL OR outgoing_messages.message_id < ${'before'})
  ORDER BY outgoing_messages.message_id DESC LIMIT ${'limit'}`
