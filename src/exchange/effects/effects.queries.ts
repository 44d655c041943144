import type { PartyId } from '../../parties/index.ts'
import { array, list, nullable, text, uuid } from '../../platform/database/index.ts'
import type { LetterId, MessageUuid } from '../letter.ts'

/** What a letter on paper or an SMS needs: where to, and the words. */
export const listLettersToSend = list(
  { letterIds: array(uuid<LetterId>()) },
  {
    letterId: uuid<LetterId>(),
    messageUuid: uuid<MessageUuid>(),
    senderId: uuid<PartyId>(),
    recipientId: uuid<PartyId>(),
    recipientName: text(),
    title: text(),
    notification: nullable(text()),
    mobileNumber: nullable(text()),
    street: nullable(text()),
    houseNumber: nullable(text()),
    postalCode: nullable(text()),
    postDistrict: nullable(text()),
  },
)`
  SELECT letters.letter_id, letters.message_uuid, letters.sender_id, parties.party_id AS recipient_id, parties.name AS recipient_name,
    letter_headers.title, letter_headers.notification, nem_sms_subscriptions.mobile_number, addresses.street, addresses.house_number,
    addresses.postal_code, addresses.post_district
  FROM letters
  JOIN letter_headers ON letter_headers.letter_id = letters.letter_id
  JOIN letter_decisions ON letter_decisions.letter_id = letters.letter_id AND letter_decisions.route IN ('paper', 'sms')
  JOIN parties ON parties.party_id = letter_decisions.recipient_id
  LEFT JOIN addresses ON addresses.party_id = parties.party_id
  LEFT JOIN nem_sms_subscriptions ON nem_sms_subscriptions.party_id = parties.party_id AND nem_sms_subscriptions.valid_to IS NULL
    AND nem_sms_subscriptions.verified_at IS NOT NULL
  WHERE letters.letter_id = ANY(${'letterIds'})`
