import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { array, bytea, execute, find, machineTimestamp, text, uuid } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import type { AccessTokenId } from './access-token.ts'

/** A token that counts now, with whom it stands for. */
export const findAccessToken = find(
  { tokenSha256: bytea, now: machineTimestamp },
  {
    tokenId: uuid<AccessTokenId>(),
    identityId: uuid<IdentityId>(),
    name: text(),
    employerId: uuid<PartyId>(),
    partyId: uuid<PartyId>(),
    partyName: text(),
    privileges: array(text<PrivilegeType>()),
  },
)`
  SELECT access_tokens.token_id, access_tokens.identity_id, identities.name, identities.party_id AS employer_id, access_tokens.party_id,
    parties.name AS party_name, access_tokens.privileges
  FROM access_tokens
  JOIN identities ON identities.identity_id = access_tokens.identity_id
  JOIN parties ON parties.party_id = access_tokens.party_id
  WHERE access_tokens.token_sha256 = ${'tokenSha256'} AND access_tokens.revoked_at IS NULL AND access_tokens.expires_at > ${'now'}
    AND identities.kind = 'employee' AND identities.deactivated_at IS NULL`

/** Once a minute at most: writing at every call would cost more than the call. */
export const updateLastUsed = execute({ tokenId: uuid<AccessTokenId>(), now: machineTimestamp, before: machineTimestamp })`
  UPDATE access_tokens SET last_used_at = ${'now'}
  WHERE access_tokens.token_id = ${'tokenId'} AND (access_tokens.last_used_at IS NULL OR access_tokens.last_used_at < ${'before'})`
