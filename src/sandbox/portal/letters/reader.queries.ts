import type { IdentityId } from '../../../login/index.ts'
import type { PartyId } from '../../../parties/index.ts'
import { find, text, timestamp, uuid } from '../../../platform/database/index.ts'

/** Who can log in and read a party's post: the citizen, or the employee with most rights; nobody without a right. */
export const findReader = find({ partyId: uuid<PartyId>(), provider: text(), now: timestamp }, { identityId: uuid<IdentityId>(), name: text() })`
  WITH readers AS (
    SELECT identities.identity_id, identities.name, identities.kind,
      (SELECT count(*) FROM privilege_grants
        WHERE privilege_grants.identity_id = identities.identity_id AND privilege_grants.party_id = ${'partyId'} AND privilege_grants.revoked_at IS NULL
          AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})) AS rights
    FROM identities
    WHERE identities.party_id = ${'partyId'} AND identities.provider = ${'provider'})
  SELECT readers.identity_id, readers.name FROM readers
  WHERE readers.kind = 'citizen' OR readers.rights > 0
  ORDER BY readers.rights DESC, readers.identity_id LIMIT 1`
