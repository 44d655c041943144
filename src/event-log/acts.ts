import type { EventTag } from '../events/index.ts'

/** As seed 001 chapter 7.1.2 sorts acts; `other` for what neither makes, changes nor deletes anything. */
export const actKinds = ['created', 'changed', 'deleted', 'other'] as const
export type ActKind = (typeof actKinds)[number]

/** What employees do, by the events that say so; reading post and looking people up are none of it. */
const kindOf = {
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
  SYSTEM_CHANGED: 'changed',
  MAILING_CHANGED: 'changed',
  MEMO_SEND_RECALLED: 'deleted',
  MEMO_SEND_READY_FOR_FETCH: 'other',
  NOTIFICATION_TRIED_AGAIN: 'other',
  CONTEXT_SWITCHED: 'other',
} as const satisfies Partial<Record<EventTag, ActKind>>

export type ActTag = keyof typeof kindOf

const allTags = Object.keys(kindOf) as ActTag[] // its own keys

/** The events of a kind of acts; of all unless told. */
export const tagsOf = (kind: ActKind | undefined): ActTag[] => allTags.filter((tag) => kind === undefined || kindOf[tag] === kind)

export const kindOfTag = (tag: ActTag): ActKind => kindOf[tag]
