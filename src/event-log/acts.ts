import type { EventTag } from '../events/index.ts'

/** As seed 001 chapter 7.1.2 sorts acts; `other` for what neither makes, changes nor deletes anything. */
export const actKinds = ['created', 'changed', 'deleted', 'other'] as const
export type ActKind = (typeof actKinds)[number]

/**
 * What events say that are no acts: post that is read, look-ups and searches (seed 001 chapter 7.1.3: a log of their own), and what a letter
 * goes through, which no employee does.
 */
type OtherThanAct = 'reading' | 'search' | 'on its way'

/** What each event is to the action log: none can be left out. */
const meaningOf = {
  PRIVILEGES_GRANTED: 'created',
  PRIVILEGES_GRANTED_ON_BEHALF_OF: 'created',
  PRIVILEGES_CHANGED: 'changed',
  PRIVILEGES_REVOKED: 'deleted',
  PRIVILEGES_REVOKED_ON_BEHALF_OF: 'deleted',
  PRIVILEGE_GROUP_CHANGED: 'changed',
  IDENTITY_REGISTERED: 'created',
  IDENTITY_CHANGED: 'changed',
  IDENTITY_DEACTIVATED: 'changed',
  IDENTITY_REACTIVATED: 'changed',
  PROFILE_CHANGED: 'changed',
  ACCESS_REQUEST_SUBMITTED: 'created',
  ACCESS_REQUEST_APPROVED: 'changed',
  ACCESS_REQUEST_REJECTED: 'changed',
  ACCESS_REQUEST_WITHDRAWN: 'deleted',
  ACCESS_TOKEN_CREATED: 'created',
  ACCESS_TOKEN_REVOKED: 'deleted',
  AGREEMENT_SUBMITTED: 'created',
  AGREEMENT_APPROVED: 'changed',
  AGREEMENT_REFUSED: 'changed',
  AGREEMENT_INVITATION_RENEWED: 'other',
  SYSTEM_CHANGED: 'changed',
  MAILING_CHANGED: 'changed',
  MEMO_SEND_RECALLED: 'deleted',
  /** Of undeliverable post, tried again or moved. */
  MEMO_SEND_READY_FOR_FETCH: 'changed',
  MESSAGE_MOVED: 'changed',
  FLAG_CHANGED: 'changed',
  NOTIFICATION_TRIED_AGAIN: 'other',
  CONTEXT_SWITCHED: 'other',

  MAILBOX_READ: 'reading',
  MESSAGE_READ: 'reading',
  MESSAGE_LEGALLY_NOTIFIED: 'reading',

  CVR_LOOKED_UP: 'search',
  IDENTITY_SEARCHES: 'search',
  EVENT_LOG_SEARCHES: 'search',
  CONTACT_REGISTRY_ACCESSED_CITIZEN: 'search',
  CONTACT_SEARCHES: 'search',

  MEMO_SEND_RECEIVED: 'on its way',
  /** By the portal too; what the employee did is that a mailing was made. */
  MEMO_MASS_SEND_RECEIVED: 'on its way',
  MEMO_EXTRACTED: 'on its way',
  MEMO_ARCHIVE_REJECTED: 'on its way',
  TECHNICAL_RECEIPT_SENT_TO_SENDER_SYSTEM: 'on its way',
  MEMO_SEND_VALIDATED: 'on its way',
  MEMO_SEND_VALIDATION_FAILED: 'on its way',
  BUSINESS_RECEIPT_CREATED: 'on its way',
  BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM: 'on its way',
  BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM_FAILED: 'on its way',
  DELAYED_MEMO_SEND_VALIDATED_AWAITING_DELAY: 'on its way',
  DELAYED_MEMO_SEND_SENT: 'on its way',
  NEM_SMS_SEND_FAILED: 'on its way',
  NEM_SMS_SENT_SUCCESSFULLY: 'on its way',
  PHYSICAL_LETTER_SENT: 'on its way',
  NOTIFICATION_SENT: 'on its way',
  NOTIFICATION_FAILED: 'on its way',
  MEMO_SEND_FAILED: 'on its way',
  MEMO_AVAILABLE_TO_RECIPIENT: 'on its way',
  MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM: 'on its way',
  MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED: 'on its way',
  MEMO_SEND_FETCHED_BY_RECIPIENT_SYSTEM: 'on its way',
  BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM: 'on its way',
} as const satisfies Record<EventTag, ActKind | OtherThanAct>

export type ActTag = { [Tag in EventTag]: (typeof meaningOf)[Tag] extends ActKind ? Tag : never }[EventTag]

const isAct = (tag: EventTag): tag is ActTag => actKinds.some((kind) => kind === meaningOf[tag])

const allTags = (Object.keys(meaningOf) as EventTag[]).filter(isAct) // its own keys

/** The events of a kind of acts; of all unless told. */
export const tagsOf = (kind: ActKind | undefined): ActTag[] => allTags.filter((tag) => kind === undefined || meaningOf[tag] === kind)

export const kindOfTag = (tag: ActTag): ActKind => meaningOf[tag]
