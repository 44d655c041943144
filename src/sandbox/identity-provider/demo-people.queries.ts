import type { IdentityId } from '../../login/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'
import { array, find, int4, list, text, timestamp, uuid } from '../../platform/database/index.ts'

/**
 * The people who can be picked, those who are good for something first: who have one of the rights, or the pattern (ILIKE)
 * in name, organisation or tags; `%` finds all.
 */
export const listDemoPeople = list(
  { provider: text(), pattern: text(), rights: array(text<PrivilegeType>()), now: timestamp, limit: int4 },
  {
    identityId: uuid<IdentityId>(),
    kind: text<'citizen' | 'employee'>(),
    name: text(),
    partyName: text(),
    tags: array(text()),
    rights: array(text<PrivilegeType>()),
  },
)`
  WITH people AS (
    SELECT identities.identity_id, identities.kind, identities.name, parties.name AS party_name,
      ARRAY(SELECT demo_tags.tag FROM demo_tags WHERE demo_tags.party_id = identities.party_id ORDER BY demo_tags.tag) AS tags,
      ARRAY(SELECT DISTINCT privilege_grants.privilege FROM privilege_grants
        WHERE privilege_grants.identity_id = identities.identity_id AND privilege_grants.revoked_at IS NULL
          AND privilege_grants.granted_at <= ${'now'} AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
        ORDER BY privilege_grants.privilege) AS rights
    FROM identities
    JOIN parties ON parties.party_id = identities.party_id
    WHERE identities.provider = ${'provider'})
  SELECT people.identity_id, people.kind, people.name, people.party_name, people.tags, people.rights
  FROM people
  WHERE people.name ILIKE ${'pattern'} OR people.party_name ILIKE ${'pattern'}
    OR translate(array_to_string(people.tags, ' '), '-_', '  ') ILIKE ${'pattern'} OR people.rights && ${'rights'}
  ORDER BY cardinality(people.tags || people.rights) = 0, people.party_name COLLATE "da-x-icu", people.name COLLATE "da-x-icu", people.identity_id
  LIMIT ${'limit'}`

export const findDemoPerson = find({ provider: text(), identityId: uuid<IdentityId>() }, { subject: text() })`
  SELECT identities.subject FROM identities
  WHERE identities.provider = ${'provider'} AND identities.identity_id = ${'identityId'}`
