import type { IdentityId } from '../../login/index.ts'
import type { PartyId, PartyKind } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { array, boolean, execute, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import type { AccessRequestId, RequestState } from './access-request.ts'

const one = { requestId: uuid<AccessRequestId>() }

export const insertRequest = execute({
  ...one,
  identityId: uuid<IdentityId>(),
  partyId: uuid<PartyId>(),
  privileges: array(text<PrivilegeType>()),
  endsAt: nullable(timestamp),
  note: text(),
  now: timestamp,
})`
  INSERT INTO access_requests (request_id, identity_id, party_id, privileges, ends_at, note, state, submitted_at)
  VALUES (${'requestId'}, ${'identityId'}, ${'partyId'}, ${'privileges'}, ${'endsAt'}, ${'note'}, 'SUBMITTED', ${'now'})`

export const findOpenRequest = find({ identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), privileges: array(text<PrivilegeType>()) }, one)`
  SELECT access_requests.request_id FROM access_requests
  WHERE access_requests.identity_id = ${'identityId'} AND access_requests.party_id = ${'partyId'} AND access_requests.privileges = ${'privileges'}
    AND access_requests.state = 'SUBMITTED'`

export const getRequestCount = get({ identityId: uuid<IdentityId>(), since: timestamp }, { count: int4 })`
  SELECT count(*)::int4 AS count FROM access_requests
  WHERE access_requests.identity_id = ${'identityId'} AND access_requests.submitted_at > ${'since'}`

/** Locked until the transaction ends: of two who decide at the same time the second sees what the first decided. */
export const claimRequest = find(one, { identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), state: text<RequestState>(), version: int8 })`
  SELECT access_requests.identity_id, access_requests.party_id, access_requests.state, access_requests.version FROM access_requests
  WHERE access_requests.request_id = ${'requestId'}
  FOR UPDATE`

export const updateDecision = execute({
  ...one,
  state: text<Exclude<RequestState, 'SUBMITTED'>>(),
  decidedBy: uuid<IdentityId>(),
  reason: nullable(text()),
  now: timestamp,
})`
  UPDATE access_requests SET state = ${'state'}, version = access_requests.version + 1, decided_by = ${'decidedBy'}, decided_at = ${'now'}, reason = ${'reason'}
  WHERE access_requests.request_id = ${'requestId'} AND access_requests.state = 'SUBMITTED'`

const requestRow = {
  ...one,
  version: int8,
  state: text<RequestState>(),
  identityId: uuid<IdentityId>(),
  requesterName: text(),
  requesterAlias: nullable(text()),
  requesterEmail: nullable(text()),
  requesterRid: nullable(text()),
  requesterIsGone: boolean,
  employerId: uuid<PartyId>(),
  employerName: text(),
  partyId: uuid<PartyId>(),
  partyName: text(),
  partyCvr: nullable(text()),
  privileges: array(text<PrivilegeType>()),
  endsAt: nullable(timestamp),
  note: text(),
  submittedAt: timestamp,
  decidedBy: nullable(uuid<IdentityId>()),
  deciderName: nullable(text()),
  decidedAt: nullable(timestamp),
  reason: nullable(text()),
}

/** A request with the names of those concerned. */
export type AccessRequest = Shape<typeof requestRow>

/** Newest first. */
export const listRequestsById = list({ requestIds: array(uuid<AccessRequestId>()) }, requestRow)`
  SELECT access_requests.request_id, access_requests.version, access_requests.state, access_requests.identity_id, requesters.name AS requester_name,
    requesters.alias AS requester_alias, requesters.email AS requester_email, requesters.rid AS requester_rid, requesters.deactivated_at IS NOT NULL AS requester_is_gone,
    requesters.party_id AS employer_id, employers.name AS employer_name, access_requests.party_id, parties.name AS party_name,
    party_numbers.number AS party_cvr, access_requests.privileges, access_requests.ends_at, access_requests.note, access_requests.submitted_at,
    access_requests.decided_by, deciders.name AS decider_name, access_requests.decided_at, access_requests.reason
  FROM access_requests
  JOIN identities AS requesters ON requesters.identity_id = access_requests.identity_id
  JOIN parties AS employers ON employers.party_id = requesters.party_id
  JOIN parties ON parties.party_id = access_requests.party_id
  LEFT JOIN party_numbers ON party_numbers.party_id = access_requests.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  LEFT JOIN identities AS deciders ON deciders.identity_id = access_requests.decided_by
  WHERE access_requests.request_id = ANY (${'requestIds'})
  ORDER BY access_requests.request_id DESC`

/** Which requests are meant: to an organisation, or of an employee, or either; with one of the states and a text in the requester's or an organisation's name. */
const criteria = {
  partyId: nullable(uuid<PartyId>()),
  identityId: nullable(uuid<IdentityId>()),
  states: array(text<RequestState>()),
  search: nullable(text()),
}

export type RequestCriteria = Shape<typeof criteria>

export const countRequests = get(criteria, { count: int4 })`
  SELECT count(*)::int4 AS count FROM access_requests
  JOIN identities ON identities.identity_id = access_requests.identity_id
  JOIN parties AS employers ON employers.party_id = identities.party_id
  WHERE (access_requests.party_id = ${'partyId'} OR access_requests.identity_id = ${'identityId'}) AND access_requests.state = ANY (${'states'})
    AND (${'search'} IS NULL OR position(lower(${'search'}) IN lower(identities.name || ' ' || employers.name)) > 0)`

/** Newest first, or oldest first; `after` (the last of an earlier page) or `offset` says where the page begins. */
export const listRequestIds = list({ ...criteria, isOldestFirst: boolean, after: nullable(uuid<AccessRequestId>()), offset: int4, limit: int4 }, one)`
  SELECT access_requests.request_id FROM access_requests
  JOIN identities ON identities.identity_id = access_requests.identity_id
  JOIN parties AS employers ON employers.party_id = identities.party_id
  WHERE (access_requests.party_id = ${'partyId'} OR access_requests.identity_id = ${'identityId'}) AND access_requests.state = ANY (${'states'})
    AND (${'search'} IS NULL OR position(lower(${'search'}) IN lower(identities.name || ' ' || employers.name)) > 0)
    AND (${'after'} IS NULL OR access_requests.request_id < ${'after'})
  ORDER BY CASE WHEN ${'isOldestFirst'} THEN access_requests.request_id END, access_requests.request_id DESC
  LIMIT ${'limit'} OFFSET ${'offset'}`

/** Whether two employees' logins are known to be the same human's. */
export const getSamePerson = get({ one: uuid<IdentityId>(), other: uuid<IdentityId>() }, { isSame: boolean })`
  SELECT count(DISTINCT identities.person_id) = 1 AND count(identities.person_id) = 2 AS is_same FROM identities
  WHERE identities.identity_id IN (${'one'}, ${'other'})`

/** Who decides about an organisation's rights now and has told an address; in a fixed order. */
export const listAdministratorAddresses = list({ partyId: uuid<PartyId>(), now: timestamp }, { identityId: uuid<IdentityId>(), email: text() })`
  SELECT DISTINCT identities.identity_id, identities.email FROM privilege_grants
  JOIN identities ON identities.identity_id = privilege_grants.identity_id
  WHERE privilege_grants.party_id = ${'partyId'} AND privilege_grants.privilege = 'ORGANISATION_USER_ADMINISTRATOR' AND privilege_grants.revoked_at IS NULL
    AND privilege_grants.granted_at <= ${'now'} AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
    AND identities.deactivated_at IS NULL AND identities.email IS NOT NULL
  ORDER BY identities.identity_id`

/** Rights that an employee holds for an organisation until a moment at least (null: without end). */
export const listHeldUntil = list({ identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), now: timestamp, endsAt: nullable(timestamp) }, { privilege: text<PrivilegeType>() })`
  SELECT DISTINCT privilege_grants.privilege FROM privilege_grants
  WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
    AND privilege_grants.granted_at <= ${'now'} AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at >= ${'endsAt'})`

/** Whoever has rights to give: no person has. */
export const findAuthorityOrCompany = find({ partyId: uuid<PartyId>() }, { partyId: uuid<PartyId>(), name: text(), kind: text<PartyKind>() })`
  SELECT parties.party_id, parties.name, parties.kind FROM parties
  WHERE parties.party_id = ${'partyId'} AND parties.kind <> 'person'`
