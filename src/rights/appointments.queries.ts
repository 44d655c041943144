import type { IdentityId } from '../login/index.ts'
import type { PartyId } from '../parties/index.ts'
import { array, boolean, change, get, text, timestamp, uuid } from '../platform/database/index.ts'
import type { PrivilegeType } from './privilege-types.ts'

/** Whether the human who bears an employee's login answers for the company by the register. */
export const getIsLegalOwner = get({ identityId: uuid<IdentityId>(), companyId: uuid<PartyId>() }, { isOwner: boolean })`
  SELECT EXISTS (
    SELECT FROM identities
    JOIN legal_owners ON legal_owners.person_id = identities.person_id
    WHERE identities.identity_id = ${'identityId'} AND identities.party_id = ${'companyId'} AND legal_owners.company_id = ${'companyId'}) AS is_owner`

/** Whether an organisation has a rights administrator, or ever had one. */
export const getHadAdministrator = get({ partyId: uuid<PartyId>() }, { had: boolean })`
  SELECT EXISTS (
    SELECT FROM privilege_grants
    WHERE privilege_grants.party_id = ${'partyId'} AND privilege_grants.privilege = 'ORGANISATION_USER_ADMINISTRATOR') AS had`

/** A right that is there already stays as it is, and is not answered. */
export const insertAppointedGrants = change(
  { grantIds: array(uuid()), privileges: array(text<PrivilegeType>()), identityId: uuid<IdentityId>(), partyId: uuid<PartyId>(), now: timestamp },
  { grantId: uuid(), privilege: text<PrivilegeType>() },
)`
  INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, source, granted_at)
  SELECT appointed.grant_id, ${'identityId'}, ${'partyId'}, appointed.privilege, 'APPOINTED', ${'now'}
  FROM unnest(${'grantIds'}, ${'privileges'}) AS appointed (grant_id, privilege)
  ON CONFLICT (identity_id, party_id, privilege) WHERE revoked_at IS NULL AND group_id IS NULL DO NOTHING
  RETURNING privilege_grants.grant_id, privilege_grants.privilege`
