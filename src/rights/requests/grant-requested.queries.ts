import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { execute, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'

/** A right that is there already gets the later of both ends. */
export const insertRequestedGrant = execute({
  grantId: uuid(),
  identityId: uuid<IdentityId>(),
  partyId: uuid<PartyId>(),
  privilege: text<PrivilegeType>(),
  endsAt: nullable(timestamp),
  grantedBy: uuid<IdentityId>(),
  now: timestamp,
})`
  INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at, ends_at, source, granted_by)
  VALUES (${'grantId'}, ${'identityId'}, ${'partyId'}, ${'privilege'}, ${'now'}, ${'endsAt'}, 'SELF_SERVICE', ${'grantedBy'})
  ON CONFLICT (identity_id, party_id, privilege) WHERE revoked_at IS NULL AND group_id IS NULL
  DO UPDATE SET ends_at = excluded.ends_at, version = privilege_grants.version + 1, changed_at = ${'now'}, ending_told_at = NULL
  WHERE privilege_grants.ends_at < excluded.ends_at OR excluded.ends_at IS NULL`
