import type { PartyId } from '../parties/index.ts'
import type { Shape } from '../platform/database/index.ts'
import { array, boolean, execute, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { ContactId, RegistrationStatus, SubscriptionId } from './registration.ts'

const registration = {
  partyId: uuid<PartyId>(),
  registrationStatus: nullable(text<RegistrationStatus>()),
  registeredSince: nullable(timestamp),
  mobileNumber: nullable(text()),
}

/** A party's state in the register: null where it has no row; `mobileNumber` only when it was verified. */
export type Registration = Shape<typeof registration>

/** One row for each party asked for. */
export const listRegistrations = list({ partyIds: array(uuid<PartyId>()) }, registration)`
  SELECT wanted.party_id, mailbox_subscriptions.registration_status, mailbox_subscriptions.valid_from AS registered_since,
    nem_sms_subscriptions.mobile_number
  FROM unnest(${'partyIds'}) AS wanted (party_id)
  LEFT JOIN mailbox_subscriptions ON mailbox_subscriptions.party_id = wanted.party_id AND mailbox_subscriptions.valid_to IS NULL
  LEFT JOIN nem_sms_subscriptions ON nem_sms_subscriptions.party_id = wanted.party_id AND nem_sms_subscriptions.valid_to IS NULL
    AND nem_sms_subscriptions.verified_at IS NOT NULL`

/**
 * A party that has an entry already keeps its id; its entry counts as changed. The time never goes back, though a transaction that began earlier may
 * write later: who follows the changes by time would pass it by.
 */
export const insertContactRows = execute({ contactIds: array(uuid<ContactId>()), partyIds: array(uuid<PartyId>()), now: timestamp })`
  INSERT INTO contacts (contact_id, party_id, created_at, updated_at)
  SELECT record.contact_id, record.party_id, ${'now'}, ${'now'} FROM unnest(${'contactIds'}, ${'partyIds'}) AS record (contact_id, party_id)
  ON CONFLICT (party_id) DO UPDATE
  SET version = contacts.version + 1, updated_at = greatest(contacts.updated_at, excluded.updated_at), changed_in = pg_current_xact_id()`

/** To be called with every change of what a contact shows (contact.ts), in its transaction. Who has no entry is left out. */
export const updateChangedContacts = execute({ partyIds: array(uuid<PartyId>()), now: timestamp })`
  UPDATE contacts
  SET version = contacts.version + 1, updated_at = greatest(contacts.updated_at, ${'now'}), changed_in = pg_current_xact_id()
  WHERE contacts.party_id = ANY (${'partyIds'})`

/** A party that has an open subscription keeps it: two processes may find the same one due. */
export const insertMailboxSubscriptionRows = execute({
  subscriptionIds: array(uuid<SubscriptionId>()),
  partyIds: array(uuid<PartyId>()),
  statuses: array(text<RegistrationStatus>()),
  byPowerOfAttorney: array(boolean),
  validFrom: array(timestamp),
})`
  INSERT INTO mailbox_subscriptions (subscription_id, party_id, registration_status, by_power_of_attorney, valid_from)
  SELECT * FROM unnest(${'subscriptionIds'}, ${'partyIds'}, ${'statuses'}, ${'byPowerOfAttorney'}, ${'validFrom'})
  ON CONFLICT (party_id) WHERE valid_to IS NULL DO NOTHING`

export const insertNemSmsSubscriptionRows = execute({
  subscriptionIds: array(uuid<SubscriptionId>()),
  partyIds: array(uuid<PartyId>()),
  mobileNumbers: array(text()),
  verifiedAt: array(nullable(timestamp)),
})`
  INSERT INTO nem_sms_subscriptions (subscription_id, party_id, mobile_number, verified_at)
  SELECT * FROM unnest(${'subscriptionIds'}, ${'partyIds'}, ${'mobileNumbers'}, ${'verifiedAt'})`
