import type { IdentityId } from '../../../login/index.ts'
import type { PartyKind } from '../../../parties/index.ts'
import { array, list, nullable, text, timestamp, uuid } from '../../../platform/database/index.ts'
import type { DemoTag } from '../../nation/index.ts'

/**
 * Everybody with a purpose, and somebody to log in as: the citizen, or the employee of the organisation who has most rights.
 * The dead and the closed have nobody.
 */
export const listDemoParties = list(
  { provider: text(), now: timestamp },
  {
    kind: text<PartyKind>(),
    name: text(),
    number: text(),
    tags: array(text<DemoTag>()),
    identityId: nullable(uuid<IdentityId>()),
    identityName: nullable(text()),
  },
)`
  SELECT parties.kind, parties.name, party_numbers.number,
    ARRAY(SELECT demo_tags.tag FROM demo_tags WHERE demo_tags.party_id = parties.party_id ORDER BY demo_tags.tag) AS tags,
    somebody.identity_id, somebody.name AS identity_name
  FROM parties
  JOIN party_numbers ON party_numbers.party_id = parties.party_id AND party_numbers.valid_to IS NULL
  LEFT JOIN LATERAL (
    SELECT identities.identity_id, identities.name FROM identities
    WHERE identities.party_id = parties.party_id AND identities.provider = ${'provider'}
    ORDER BY (SELECT count(*) FROM privilege_grants
      WHERE privilege_grants.identity_id = identities.identity_id AND privilege_grants.party_id = identities.party_id AND privilege_grants.revoked_at IS NULL
        AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})) DESC, identities.identity_id
    LIMIT 1) AS somebody ON true
  WHERE EXISTS (SELECT FROM demo_tags WHERE demo_tags.party_id = parties.party_id)`
