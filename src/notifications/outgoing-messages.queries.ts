import type { PartyId } from '../parties/index.ts'
import { array, execute, int4, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { MailFault } from './mail-fault.ts'
import type { Channel, MessageId } from './outgoing-message.ts'

export const insertOutgoingMessages = execute({
  messageIds: array(uuid()),
  channels: array(text<Channel>()),
  partyIds: array(uuid<PartyId>()),
  letterIds: array(uuid()),
  addresses: array(text()),
  subjects: array(text()),
  bodies: array(text()),
  now: timestamp,
  sentAt: nullable(timestamp),
})`
  INSERT INTO outgoing_messages (message_id, channel, party_id, letter_id, address, subject, body, planned_at, sent_at)
  SELECT item.*, ${'now'}, ${'sentAt'}
  FROM unnest(${'messageIds'}, ${'channels'}, ${'partyIds'}, ${'letterIds'}, ${'addresses'}, ${'subjects'}, ${'bodies'}) AS item
  ON CONFLICT (letter_id, channel) DO NOTHING`

/** The newest messages of a channel (null: all), to an address that contains a text (null: any). */
export const listOutgoingMessages = list(
  { channel: nullable(text<Channel>()), address: nullable(text()), limit: int4 },
  {
    messageId: uuid<MessageId>(),
    channel: text<Channel>(),
    partyId: nullable(uuid<PartyId>()),
    letterId: nullable(uuid()),
    address: text(),
    subject: text(),
    body: text(),
    plannedAt: timestamp,
    sentAt: nullable(timestamp),
    failedAt: nullable(timestamp),
    nextAttemptAt: nullable(timestamp),
    attempts: int4,
    lastFault: nullable(text<MailFault>()),
    lastAnswer: nullable(text()),
  },
)`
  SELECT outgoing_messages.message_id, outgoing_messages.channel, outgoing_messages.party_id, outgoing_messages.letter_id, outgoing_messages.address,
    outgoing_messages.subject, outgoing_messages.body, outgoing_messages.planned_at, outgoing_messages.sent_at,
    outgoing_messages.failed_at, outgoing_messages.next_attempt_at, outgoing_messages.attempts, outgoing_messages.last_fault, outgoing_messages.last_answer
  FROM outgoing_messages
  WHERE (${'channel'} IS NULL OR outgoing_messages.channel = ${'channel'})
    AND (${'address'} IS NULL OR position(lower(${'address'}) IN lower(outgoing_messages.address)) > 0)
  ORDER BY outgoing_messages.message_id DESC LIMIT ${'limit'}`
