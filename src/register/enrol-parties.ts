import type { PartyId } from '../parties/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { addRegistrations } from './add-registrations.ts'
import type { ContactId, SubscriptionId } from './registration.ts'

/** Enrols parties automatically, from now on. Who is enrolled or exempt already stays so. */
export function enrolParties(tx: Transaction, partyIds: readonly PartyId[]): Promise<void> {
  return addRegistrations(tx, {
    contacts: partyIds.map((partyId) => ({ partyId, contactId: uuidV7(tx.now) as ContactId })), // branding
    mailbox: partyIds.map((partyId) => ({
      partyId,
      subscriptionId: uuidV7(tx.now) as SubscriptionId, // branding
      registrationStatus: 'AUTOMATIC_REGISTRATION',
      byPowerOfAttorney: false,
      validFrom: tx.now,
    })),
    nemSms: [],
  })
}
