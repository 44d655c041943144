import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { array, get, int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { GrantId } from '../grants/grant.ts'
import { grantRow } from '../grants/grants.queries.ts'
import type { PrivilegeType } from '../privilege-types.ts'

const criteria = { partyId: uuid<PartyId>(), identityId: uuid<IdentityId>(), privileges: nullable(array(text<PrivilegeType>())), now: timestamp }

/** What an employee has for an organisation now, by grant. */
export const listGrantsOfEmployee = list(
  { ...criteria, after: nullable(uuid<GrantId>()), limit: int4, offset: int8 },
  grantRow,
)`
  SELECT privilege_grants.grant_id, privilege_grants.version, privilege_grants.identity_id, privilege_grants.party_id, privilege_grants.privilege,
    privilege_grants.group_id, privilege_grants.source, privilege_grants.granted_at, privilege_grants.changed_at, privilege_grants.ends_at
  FROM privilege_grants
  WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
    AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
    AND (${'privileges'} IS NULL OR privilege_grants.privilege = ANY (${'privileges'}))
    AND (${'after'} IS NULL OR privilege_grants.grant_id > ${'after'})
  ORDER BY privilege_grants.grant_id LIMIT ${'limit'} OFFSET ${'offset'}`

export const countGrantsOfEmployee = get(criteria, { count: int8 })`
  SELECT count(*)
  FROM privilege_grants
  WHERE privilege_grants.identity_id = ${'identityId'} AND privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
    AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
    AND (${'privileges'} IS NULL OR privilege_grants.privilege = ANY (${'privileges'}))`
