import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { array, boolean, change, get, int4, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'

/** The next end of which nobody was told, behind those that are due. */
export const getNextEnding = get({ after: timestamp }, { endsAt: nullable(timestamp) })`
  SELECT min(privilege_grants.ends_at) AS ends_at FROM privilege_grants
  WHERE privilege_grants.revoked_at IS NULL AND privilege_grants.ending_told_at IS NULL AND privilege_grants.ends_at > ${'after'}`

/** Organisations with ends to be told of. */
export const listEndingParties = list({ upTo: timestamp, limit: int4 }, { partyId: uuid<PartyId>() })`
  SELECT DISTINCT privilege_grants.party_id FROM privilege_grants
  WHERE privilege_grants.revoked_at IS NULL AND privilege_grants.ending_told_at IS NULL AND privilege_grants.ends_at <= ${'upTo'}
  ORDER BY privilege_grants.party_id LIMIT ${'limit'}`

const endingRow = {
  identityId: uuid<IdentityId>(),
  partyId: uuid<PartyId>(),
  privilege: text<PrivilegeType>(),
  endsAt: nullable(timestamp),
  /** The holder has the same right otherwise, for longer. */
  isKept: boolean,
}

/** A right that ends soon. */
export type Ending = Shape<typeof endingRow>

/** Marks them as told, in the order in which everybody locks them; of two processes one has each. Those that ended meanwhile are answered too. */
export const updateToldEndings = change({ partyIds: array(uuid<PartyId>()), upTo: timestamp, now: timestamp }, endingRow)`
  WITH due AS (
    SELECT privilege_grants.grant_id FROM privilege_grants
    WHERE privilege_grants.party_id = ANY (${'partyIds'}) AND privilege_grants.revoked_at IS NULL AND privilege_grants.ending_told_at IS NULL
      AND privilege_grants.ends_at <= ${'upTo'}
    ORDER BY privilege_grants.grant_id
    FOR NO KEY UPDATE
  )
  UPDATE privilege_grants SET ending_told_at = ${'now'}
  FROM due WHERE privilege_grants.grant_id = due.grant_id
  RETURNING privilege_grants.identity_id, privilege_grants.party_id, privilege_grants.privilege, privilege_grants.ends_at,
    EXISTS (
      SELECT FROM privilege_grants AS others
      WHERE others.identity_id = privilege_grants.identity_id AND others.party_id = privilege_grants.party_id
        AND others.privilege = privilege_grants.privilege AND others.revoked_at IS NULL
        AND (others.ends_at IS NULL OR others.ends_at > ${'upTo'})
    ) AS is_kept`

const toldRow = { identityId: uuid<IdentityId>(), name: text(), email: nullable(text()), isGone: boolean, partyId: uuid<PartyId>(), partyName: text() }

/** Whoever holds such a right, with the organisation. */
export const listHolders = list({ identityIds: array(uuid<IdentityId>()), partyIds: array(uuid<PartyId>()) }, toldRow)`
  SELECT identities.identity_id, identities.name, identities.email, identities.deactivated_at IS NOT NULL AS is_gone, parties.party_id, parties.name AS party_name
  FROM unnest(${'identityIds'}, ${'partyIds'}) AS wanted (identity_id, party_id)
  JOIN identities ON identities.identity_id = wanted.identity_id
  JOIN parties ON parties.party_id = wanted.party_id`
