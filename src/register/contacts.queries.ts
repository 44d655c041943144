import type { CompanyStatus, NumberType, PartyId, PartyKind, PersonStatus } from '../parties/index.ts'
import type { Shape } from '../platform/database/index.ts'
import { array, boolean, date, get, int4, int8, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { ContactId, RegistrationStatus, SubscriptionId } from './registration.ts'

/** The contacts of these parties' numbers and of these ids; a number or id without contact has no row. */
export const listContactIdsByNumber = list({ types: array(text<NumberType>()), numbers: array(text()) }, { contactId: uuid<ContactId>() })`
  SELECT contacts.contact_id
  FROM unnest(${'types'}, ${'numbers'}) AS wanted (number_type, number)
  JOIN party_numbers ON party_numbers.number_type = wanted.number_type AND party_numbers.number = wanted.number AND party_numbers.valid_to IS NULL
  JOIN contacts ON contacts.party_id = party_numbers.party_id`

const place = { contactId: uuid<ContactId>(), updatedAt: timestamp }

/** The place of a contact in the order of changes. */
export type ContactPlace = Shape<typeof place>

const page = { since: timestamp, afterTime: timestamp, afterId: uuid<ContactId>(), limit: int4, offset: int8 }

/** All contacts in the order of their last change, from a moment on and behind a cursor. */
export const listChangedContacts = list(page, place)`
  SELECT contacts.contact_id, contacts.updated_at
  FROM contacts
  WHERE contacts.updated_at >= ${'since'} AND (contacts.updated_at, contacts.contact_id) > (${'afterTime'}, ${'afterId'})
  ORDER BY contacts.updated_at, contacts.contact_id LIMIT ${'limit'} OFFSET ${'offset'}`

export const countChangedContacts = get({ since: timestamp }, { count: int8 })`
  SELECT count(*) FROM contacts WHERE contacts.updated_at >= ${'since'}`

/** The same among chosen ones. */
export const listChosenContacts = list({ ...page, contactIds: array(uuid<ContactId>()) }, place)`
  SELECT contacts.contact_id, contacts.updated_at
  FROM contacts
  WHERE contacts.contact_id = ANY (${'contactIds'})
    AND contacts.updated_at >= ${'since'} AND (contacts.updated_at, contacts.contact_id) > (${'afterTime'}, ${'afterId'})
  ORDER BY contacts.updated_at, contacts.contact_id LIMIT ${'limit'} OFFSET ${'offset'}`

export const countChosenContacts = get({ since: timestamp, contactIds: array(uuid<ContactId>()) }, { count: int8 })`
  SELECT count(*) FROM contacts WHERE contacts.contact_id = ANY (${'contactIds'}) AND contacts.updated_at >= ${'since'}`

const contactRow = {
  contactId: uuid<ContactId>(),
  partyId: uuid<PartyId>(),
  version: int8,
  createdAt: timestamp,
  updatedAt: timestamp,
  kind: text<PartyKind>(),
  number: text(),
  birthDate: nullable(date),
  personStatus: nullable(text<PersonStatus>()),
  addressProtected: nullable(boolean),
  companyStatus: nullable(text<CompanyStatus>()),
  registeredAt: nullable(timestamp),
  firstLoginAt: nullable(timestamp),
  subscriptionId: nullable(uuid<SubscriptionId>()),
  subscriptionVersion: nullable(int8),
  registrationStatus: nullable(text<RegistrationStatus>()),
  byPowerOfAttorney: nullable(boolean),
  subscribedFrom: nullable(timestamp),
  smsSubscriptionId: nullable(uuid<SubscriptionId>()),
  smsVersion: nullable(int8),
  mobileNumber: nullable(text()),
  verifiedAt: nullable(timestamp),
  street: nullable(text()),
  houseNumber: nullable(text()),
  floor: nullable(text()),
  door: nullable(text()),
  postalCode: nullable(text()),
  postDistrict: nullable(text()),
}

/** Everything that a contact on the wire is made from. */
export type ContactRow = Shape<typeof contactRow>

/** In the order of changes. */
export const listContacts = list({ contactIds: array(uuid<ContactId>()) }, contactRow)`
  SELECT contacts.contact_id, contacts.party_id, contacts.version, contacts.created_at, contacts.updated_at, parties.kind, party_numbers.number,
    persons.birth_date, persons.status AS person_status, persons.address_protected, companies.status AS company_status, companies.registered_at,
    companies.first_login_at, mailbox_subscriptions.subscription_id, mailbox_subscriptions.version AS subscription_version,
    mailbox_subscriptions.registration_status, mailbox_subscriptions.by_power_of_attorney, mailbox_subscriptions.valid_from AS subscribed_from,
    nem_sms_subscriptions.subscription_id AS sms_subscription_id, nem_sms_subscriptions.version AS sms_version, nem_sms_subscriptions.mobile_number,
    nem_sms_subscriptions.verified_at, addresses.street, addresses.house_number, addresses.floor, addresses.door, addresses.postal_code,
    addresses.post_district
  FROM contacts
  JOIN parties ON parties.party_id = contacts.party_id
  JOIN party_numbers ON party_numbers.party_id = contacts.party_id AND party_numbers.valid_to IS NULL
  LEFT JOIN persons ON persons.party_id = contacts.party_id
  LEFT JOIN companies ON companies.party_id = contacts.party_id
  LEFT JOIN addresses ON addresses.party_id = contacts.party_id
  LEFT JOIN mailbox_subscriptions ON mailbox_subscriptions.party_id = contacts.party_id AND mailbox_subscriptions.valid_to IS NULL
  LEFT JOIN nem_sms_subscriptions ON nem_sms_subscriptions.party_id = contacts.party_id AND nem_sms_subscriptions.valid_to IS NULL
  WHERE contacts.contact_id = ANY (${'contactIds'})
  ORDER BY contacts.updated_at, contacts.contact_id`
