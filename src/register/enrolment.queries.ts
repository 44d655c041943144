import type { PartyId } from '../parties/index.ts'
import { date, get, int4, list, nullable, timestamp, uuid } from '../platform/database/index.ts'

/** Residents born on this day or before, and active companies registered at this moment or before, who have never had a subscription. */
export const listDueEnrolments = list({ bornBy: date, registeredBy: timestamp, limit: int4 }, { partyId: uuid<PartyId>() })`
  SELECT persons.party_id
  FROM persons
  WHERE persons.status = 'resident' AND persons.birth_date <= ${'bornBy'}
    AND NOT EXISTS (SELECT FROM mailbox_subscriptions WHERE mailbox_subscriptions.party_id = persons.party_id)
  UNION ALL
  SELECT companies.party_id
  FROM companies
  WHERE companies.status = 'active' AND (companies.registered_at <= ${'registeredBy'} OR companies.first_login_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM mailbox_subscriptions WHERE mailbox_subscriptions.party_id = companies.party_id)
  LIMIT ${'limit'}`

/** The next ones: the oldest child, and the company that was registered first of those still quiet. */
export const findNextEnrolments = get({ bornAfter: date, registeredAfter: timestamp }, { birthDate: nullable(date), registeredAt: nullable(timestamp) })`
  SELECT (SELECT min(persons.birth_date) FROM persons
      WHERE persons.status = 'resident' AND persons.birth_date > ${'bornAfter'}
        AND NOT EXISTS (SELECT FROM mailbox_subscriptions WHERE mailbox_subscriptions.party_id = persons.party_id)) AS birth_date,
    (SELECT min(companies.registered_at) FROM companies
      WHERE companies.status = 'active' AND companies.registered_at > ${'registeredAfter'} AND companies.first_login_at IS NULL
        AND NOT EXISTS (SELECT FROM mailbox_subscriptions WHERE mailbox_subscriptions.party_id = companies.party_id)) AS registered_at`
