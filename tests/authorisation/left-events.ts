import type { ActTag } from '../../src/event-log/acts.ts'

/** What employees do that is recorded and is no act: reading and searching (seed 001 chapter 7.1.3). */
export const noActsOfEmployees = ['MAILBOX_READ', 'MESSAGE_READ', 'MESSAGE_LEGALLY_NOTIFIED', 'CVR_LOOKED_UP', 'IDENTITY_SEARCHES', 'EVENT_LOG_SEARCHES'] as const

type LeftTag = ActTag | (typeof noActsOfEmployees)[number]

/** The events that a successful call leaves, or why it leaves none. */
export type Left = readonly LeftTag[] | string

const draft = 'a step of what is not sent yet, seen by nobody else'
const givenByGroup = ['PRIVILEGE_GROUP_CHANGED', 'PRIVILEGES_GRANTED'] as const
const takenWithGroup = ['PRIVILEGE_GROUP_CHANGED', 'PRIVILEGES_REVOKED'] as const
const movedWithGroup = ['PRIVILEGE_GROUP_CHANGED', 'PRIVILEGES_CHANGED'] as const

/** By "METHOD path", every route by which somebody who is logged in, or an employee's program, could change something. */
export const leftEvents: Readonly<Record<string, Left>> = {
  'POST /logout': 'a login ends; nothing of an organisation changes',
  'POST /idp/interaction/{uid}': 'a login at the identity provider of the sandbox, as yet of nobody',
  'POST /admin/switch': ['CONTEXT_SWITCHED'],

  'POST /post/{mailboxId}/letters/{letterId}/legal-notice': ['MESSAGE_LEGALLY_NOTIFIED'],
  'POST /post/{mailboxId}/letters/{letterId}/read': ['FLAG_CHANGED'],

  'POST /apis/brevdue/v1/actions/search': ['EVENT_LOG_SEARCHES'],
  'POST /admin/log/actions/search': 'it leads to the page that searches, which records it; a number that nobody bears is recorded here',

  'POST /apis/v1/privileges/direct/': ['PRIVILEGES_GRANTED'],
  'POST /apis/v1/privileges/direct/bulk': ['PRIVILEGES_GRANTED', 'PRIVILEGES_REVOKED'],
  'DELETE /apis/v1/privileges/direct/{id}': ['PRIVILEGES_REVOKED'],
  'POST /rettigheder/employees/{id}/give': ['PRIVILEGES_GRANTED'],
  'POST /rettigheder/employees/{id}/grants/{grantId}/end': ['PRIVILEGES_CHANGED'],
  'POST /rettigheder/employees/{id}/grants/{grantId}/revoke': ['PRIVILEGES_REVOKED'],

  'POST /apis/v1/identity-groups/': givenByGroup,
  'PUT /apis/v1/identity-groups/{id}': ['PRIVILEGE_GROUP_CHANGED'],
  'DELETE /apis/v1/identity-groups/{id}': takenWithGroup,
  'POST /apis/v1/identity-groups/{identityGroupId}/privileges/': givenByGroup,
  'PUT /apis/v1/identity-groups/{identityGroupId}/privileges/{id}': movedWithGroup,
  'DELETE /apis/v1/identity-groups/{identityGroupId}/privileges/{id}': takenWithGroup,
  'POST /apis/v1/identity-groups/{identityGroupId}/grantees/': givenByGroup,
  'PUT /apis/v1/identity-groups/{identityGroupId}/grantees/{id}': 'it says again what holds already',
  'DELETE /apis/v1/identity-groups/{identityGroupId}/grantees/{id}': takenWithGroup,
  'POST /rettigheder/groups/new': ['PRIVILEGE_GROUP_CHANGED'],
  'POST /rettigheder/groups/{id}/rename': ['PRIVILEGE_GROUP_CHANGED'],
  'POST /rettigheder/groups/{id}/delete': takenWithGroup,
  'POST /rettigheder/groups/{id}/give': givenByGroup,
  'POST /rettigheder/groups/{id}/rights/{rightId}/end': movedWithGroup,
  'POST /rettigheder/groups/{id}/rights/{rightId}/remove': takenWithGroup,
  'POST /rettigheder/groups/{id}/add-members': givenByGroup,
  'POST /rettigheder/groups/{id}/members/{memberId}/remove': takenWithGroup,

  'PUT /apis/v1/identities/{id}': ['IDENTITY_CHANGED'],
  'POST /rettigheder/employees/{id}/edit': ['IDENTITY_CHANGED'],
  'POST /rettigheder/employees/{id}/deactivate': ['IDENTITY_DEACTIVATED'],
  'POST /rettigheder/employees/{id}/reactivate': ['IDENTITY_REACTIVATED'],
  'POST /rettigheder/profile': ['PROFILE_CHANGED'],

  'POST /apis/v1/access-requests/': ['ACCESS_REQUEST_SUBMITTED'],
  'PUT /apis/v1/access-requests/{id}': ['ACCESS_REQUEST_APPROVED', 'PRIVILEGES_GRANTED'],
  'DELETE /apis/v1/access-requests/{id}': ['ACCESS_REQUEST_WITHDRAWN'],
  'POST /rettigheder/requests/new': ['ACCESS_REQUEST_SUBMITTED'],
  'POST /rettigheder/requests/{id}/approve': ['ACCESS_REQUEST_APPROVED', 'PRIVILEGES_GRANTED'],
  'POST /rettigheder/requests/{id}/reject': ['ACCESS_REQUEST_REJECTED'],
  'POST /rettigheder/requests/{id}/withdraw': ['ACCESS_REQUEST_WITHDRAWN'],

  'DELETE /apis/brevdue/v1/access-tokens/{id}': ['ACCESS_TOKEN_REVOKED'],
  'POST /rettigheder/tokens/new': ['ACCESS_TOKEN_CREATED'],
  'POST /rettigheder/tokens/{id}/revoke': ['ACCESS_TOKEN_REVOKED'],

  'POST /apis/brevdue/v1/agreements/': ['AGREEMENT_SUBMITTED'],
  'POST /admin/agreement/new': draft,
  'POST /admin/agreement/new/{draftId}/agreement': draft,
  'POST /admin/agreement/new/{draftId}/administrator': draft,
  'POST /admin/agreement/new/{draftId}/summary': ['AGREEMENT_SUBMITTED'],
  'POST /admin/agreement/new/{draftId}/discard': draft,
  'POST /apis/brevdue/v1/agreements/{id}/approve': ['AGREEMENT_APPROVED'],
  'POST /apis/brevdue/v1/agreements/{id}/refuse': ['AGREEMENT_REFUSED'],
  'POST /drift/agreements/{agreementId}/approve': ['AGREEMENT_APPROVED'],
  'POST /drift/agreements/{agreementId}/refuse': ['AGREEMENT_REFUSED'],
  'POST /drift/agreements/{agreementId}/invite': ['AGREEMENT_INVITATION_RENEWED'],
  'POST /apis/brevdue/v1/agreements/invitations/accept': ['PRIVILEGES_GRANTED'],
  'POST /rettigheder/invitation/{token}': ['PRIVILEGES_GRANTED'],

  'POST /admin/mailings/new': ['MAILING_CHANGED'],
  'POST /admin/mailings/{id}/start': ['MAILING_CHANGED'],
  'POST /admin/mailings/{id}/pause': ['MAILING_CHANGED'],
  'POST /admin/mailings/{id}/resume': ['MAILING_CHANGED'],
  'POST /admin/mailings/{id}/stop': ['MAILING_CHANGED'],
  'POST /admin/recall/{messageUUID}': ['MEMO_SEND_RECALLED'],
  'POST /admin/undeliverable/{messageUUID}/try-again': ['MEMO_SEND_READY_FOR_FETCH'],
  'POST /admin/undeliverable/{messageUUID}/move': ['MEMO_SEND_READY_FOR_FETCH'],
  'POST /drift/undeliverable/{messageUUID}/try-again': ['MEMO_SEND_READY_FOR_FETCH'],
  'POST /drift/undeliverable/{messageUUID}/move': ['MEMO_SEND_READY_FOR_FETCH'],
  'POST /drift/emails/{messageId}/retry': ['NOTIFICATION_TRIED_AGAIN'],
}

/** Not called with success by the test here: what each needs first is laid out beside the code, where a test asks for its event. */
export const shownElsewhere: Readonly<Record<string, string>> = {
  'POST /idp/interaction/{uid}': 'tests/e2e: a login; the call is a page of the provider',
  'POST /admin/agreement/new/{draftId}/agreement': 'src/agreements/agreements.db.test.ts: the wizard from its first step to its last',
  'POST /admin/agreement/new/{draftId}/administrator': 'src/agreements/agreements.db.test.ts: the wizard from its first step to its last',
  'POST /admin/agreement/new/{draftId}/summary': 'src/agreements/agreements.db.test.ts: the wizard from its first step to its last',
}
