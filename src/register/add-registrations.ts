import type { Transaction } from '../platform/database/index.ts'
import type { ContactEntry, MailboxSubscription, NemSmsSubscription } from './registration.ts'
import { insertContactRows, insertMailboxSubscriptionRows, insertNemSmsSubscriptionRows, updateChangedContacts } from './registrations.queries.ts'

export interface NewRegistrations {
  readonly contacts: readonly ContactEntry[]
  readonly mailbox: readonly MailboxSubscription[]
  readonly nemSms: readonly NemSmsSubscription[]
}

/** Enters parties into the contact register in four statements, or adds to the entries of those who have one: these count as changed. An open mailbox subscription stays as it is; a second NemSMS number is a bug of the caller. */
export async function addRegistrations(tx: Transaction, { contacts, mailbox, nemSms }: NewRegistrations): Promise<void> {
  await insertContactRows(tx, { contactIds: contacts.map((entry) => entry.contactId), partyIds: contacts.map((entry) => entry.partyId), now: tx.now })
  const entered = new Set(contacts.map((entry) => entry.partyId))
  const changed = [...mailbox, ...nemSms].map((subscription) => subscription.partyId).filter((partyId) => !entered.has(partyId))
  await updateChangedContacts(tx, { partyIds: changed, now: tx.now })
  await insertMailboxSubscriptionRows(tx, {
    subscriptionIds: mailbox.map((subscription) => subscription.subscriptionId),
    partyIds: mailbox.map((subscription) => subscription.partyId),
    statuses: mailbox.map((subscription) => subscription.registrationStatus),
    byPowerOfAttorney: mailbox.map((subscription) => subscription.byPowerOfAttorney),
    validFrom: mailbox.map((subscription) => subscription.validFrom),
  })
  await insertNemSmsSubscriptionRows(tx, {
    subscriptionIds: nemSms.map((subscription) => subscription.subscriptionId),
    partyIds: nemSms.map((subscription) => subscription.partyId),
    mobileNumbers: nemSms.map((subscription) => subscription.mobileNumber),
    verifiedAt: nemSms.map((subscription) => subscription.verifiedAt),
  })
}
