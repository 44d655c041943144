import type { PartyId } from '../parties/index.ts'
import type { Brand } from '../platform/brand.ts'
import type { Instant } from '../platform/clock/index.ts'

export type ContactId = Brand<string, 'ContactId'>
export type SubscriptionId = Brand<string, 'SubscriptionId'>

/** As on the wire (API 1.68.0, RegistrationStatus). */
export type RegistrationStatus =
  | 'AUTOMATIC_REGISTRATION'
  | 'VOLUNTARY_REGISTRATION'
  | 'BEFORE_UNCONFIRMED_REGISTRATION'
  | 'UNCONFIRMED_REGISTRATION'
  | 'EXEMPT_LEFT_THE_COUNTRY'
  | 'EXEMPT_OTHER_REASON'
  | 'CREATED_AWAITING_REGISTRATION'

export const isExemption = (status: RegistrationStatus): boolean => status === 'EXEMPT_LEFT_THE_COUNTRY' || status === 'EXEMPT_OTHER_REASON'

/** Announced, not yet in force. */
export const isAwaiting = (status: RegistrationStatus): boolean => status === 'CREATED_AWAITING_REGISTRATION' || status === 'BEFORE_UNCONFIRMED_REGISTRATION'

/** A party's entry in the contact register, known to senders by an id of its own. */
export interface ContactEntry {
  readonly contactId: ContactId
  readonly partyId: PartyId
}

/** Enrolment or exemption from a moment on; a party has one that is open. */
export interface MailboxSubscription {
  readonly subscriptionId: SubscriptionId
  readonly partyId: PartyId
  readonly registrationStatus: RegistrationStatus
  readonly byPowerOfAttorney: boolean
  readonly validFrom: Instant
}

export interface NemSmsSubscription {
  readonly subscriptionId: SubscriptionId
  readonly partyId: PartyId
  /** `^[2-9]\d{7}$` */
  readonly mobileNumber: string
  /** Null until the PIN sent to the number came back; until then nothing is sent. */
  readonly verifiedAt: Instant | null
}
