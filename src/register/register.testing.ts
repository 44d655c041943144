import type { PartyId } from '../parties/index.ts'
import { addDuration } from '../platform/clock/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { addRegistrations } from './add-registrations.ts'
import type { ContactId, RegistrationStatus, SubscriptionId } from './registration.ts'

export interface TestRegistration {
  readonly partyId: PartyId
  /** Default AUTOMATIC_REGISTRATION; null: an entry without subscription. */
  readonly registrationStatus?: RegistrationStatus | null
  /** A verified NemSMS number. */
  readonly mobileNumber?: string
}

/** Enters a party into the contact register, enrolled a year ago, and answers its contact id. */
export async function insertTestRegistration(tx: Transaction, { partyId, registrationStatus = 'AUTOMATIC_REGISTRATION', mobileNumber }: TestRegistration): Promise<ContactId> {
  const contactId = uuidV7(tx.now) as ContactId // branding
  const yearAgo = addDuration(tx.now, '-P1Y')
  const newId = (): SubscriptionId => uuidV7(tx.now) as SubscriptionId // branding
  await addRegistrations(tx, {
    contacts: [{ contactId, partyId }],
    mailbox: registrationStatus === null ? [] : [{ subscriptionId: newId(), partyId, registrationStatus, byPowerOfAttorney: false, validFrom: yearAgo }],
    nemSms: mobileNumber === undefined ? [] : [{ subscriptionId: newId(), partyId, mobileNumber, verifiedAt: yearAgo }],
  })
  return contactId
}
