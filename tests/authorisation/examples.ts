/**
 * What a call needs to be understood, by "METHOD path"; where nothing stands here, every parameter of the address is a UUID that belongs to nobody
 * and the body is empty; forms bear a version. Ids that belong to nobody answer 404, which is let in: nothing is changed, so the calls do not disturb each other.
 */
export interface Example {
  readonly parameters?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  /** Fields of a form, or JSON; the form's token is added. */
  readonly body?: unknown
  /** Of a body that is read as a stream. */
  readonly contentType?: string
  /** In place of a body: a form with files, made with the token of its page. */
  readonly form?: (csrf: string) => FormData
}

const nobody = '01970000-0000-7000-8000-000000000000'
const accepting = { behaviour: 'accept' }

export const examples: Readonly<Record<string, Example>> = {
  'POST /apis/v1/memos/{id}/receipt': { body: { receiptStatus: 'COMPLETED' } },
  'POST /apis/brevdue/v1/undeliverable-letters/{messageUUID}/move': { body: { systemId: nobody } },
  'POST /apis/v1/contacts/subscriptions/': { body: { notificationUrl: 'http://127.0.0.1/notices', subscriptionOperations: ['NEW_CITIZENS'] } },
  'PUT /apis/v1/contacts/subscriptions/{id}': { body: { notificationUrl: 'http://127.0.0.1/notices', subscriptionOperations: ['NEW_CITIZENS'] } },
  'POST /apis/v1/access-requests/': { body: { requestType: 'PRIVILEGE_REQUEST', requestState: 'SUBMITTED', accessTo: { externalId: '12345678', externalIdType: 'CVR' }, privileges: ['MESSAGE_BASIC'] } },
  'PUT /apis/v1/access-requests/{id}': { body: { requestState: 'APPROVED' } },
  'POST /apis/v1/privileges/direct/': { body: { granteeId: nobody, issuerId: nobody, scopeId: nobody, type: 'MESSAGE_BASIC' } },
  'DELETE /apis/v1/privileges/direct/{id}': { body: { issuerId: nobody } },
  'POST /apis/v1/identity-groups/': { body: { name: 'Prøve' } },
  'PUT /apis/v1/identity-groups/{id}': { body: { name: 'Prøve' } },
  'POST /apis/v1/identity-groups/{identityGroupId}/privileges/': { body: { type: 'MESSAGE_BASIC' } },
  'PUT /apis/v1/identity-groups/{identityGroupId}/privileges/{id}': { body: { type: 'MESSAGE_BASIC' } },
  'POST /apis/v1/identity-groups/{identityGroupId}/grantees/': { body: { identityId: nobody } },
  'PUT /apis/v1/identity-groups/{identityGroupId}/grantees/{id}': { body: { identityId: nobody } },
  'POST /apis/brevdue/v1/agreements/': { body: '', contentType: 'application/x-www-form-urlencoded' },
  'POST /apis/brevdue/v1/agreements/invitations/accept': { body: { token: 'nobody’s' } },
  'POST /apis/brevdue/v1/agreements/{id}/refuse': { body: { reason: 'Prøve' } },
  'POST /post/{mailboxId}/letters/{letterId}/read': { body: { read: 'true' } },
  'POST /idp/interaction/{uid}': { body: { identity: nobody, level: 'low' } },
  'POST /sandbox/receivers/{receiverId}': { body: accepting },
  'POST /sandbox/receivers/{receiverId}/aim': { body: { systemId: nobody, protocol: 'REST_PUSH' } },
  'POST /sandbox/receivers/{receiverId}/release': { body: { systemId: nobody } },
  'POST /sandbox/receivers/{receiverId}/send': { body: { to: '12345678' } },
  'POST /sandbox/api/receivers': { body: accepting },
  'PUT /sandbox/api/receivers/{id}': { body: accepting },
  'GET /sandbox/test-portal/new/{kind}': { parameters: { kind: 'person' } },
  'POST /sandbox/test-portal/new/{kind}': { parameters: { kind: 'person' }, body: { kind: 'person' } },
  'POST /sandbox/api/identities': { body: { kind: 'person' } },
  'POST /sandbox/api/systems': { body: { organisationCvr: '12345678', types: ['SENDER'] } },
}
