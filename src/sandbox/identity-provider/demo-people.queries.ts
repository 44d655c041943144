import type { IdentityId } from '../../login/index.ts'
import { array, find, int4, list, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'
import type { DemoTag } from '../nation/index.ts'

/**
 * The people who can be picked, those whom the demo nation names for something first: who have one of the tags or rights, or the
 * pattern (ILIKE) in their name or organisation; `%` finds all. Of a party only so many,
 * those with most rights.
 */
export const listDemoPeople = list(
  {
    provider: text(),
    pattern: text(),
    tags: array(text<DemoTag>()),
    rights: array(text<PrivilegeType>()),
    now: timestamp,
    perParty: int4,
    limit: int4,
  },
  {
    identityId: uuid<IdentityId>(),
    kind: text<'citizen' | 'employee'>(),
    name: text(),
    partyName: text(),
    tags: array(text<DemoTag>()),
    rights: array(text<PrivilegeType>()),
  },
)`
  WITH people AS (
    SELECT identities.identity_id, identities.party_id, identities.kind, identities.name, parties.name AS party_name,
      ARRAY(SELECT demo_tags.tag FROM demo_tags WHERE demo_tags.party_id = identities.party_id ORDER BY demo_tags.tag) AS tags,
      ARRAY(SELECT DISTINCT privilege_grants.privilege FROM privilege_grants
        WHERE privilege_grants.identity_id = identities.identity_id AND privilege_grants.revoked_at IS NULL
          AND privilege_grants.granted_at <= ${'now'} AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'})
        ORDER BY privilege_grants.privilege) AS rights
    FROM identities
    JOIN parties ON parties.party_id = identities.party_id
    WHERE identities.provider = ${'provider'}),
  found AS (
    SELECT people.*, row_number() OVER (PARTITION BY people.party_id ORDER BY cardinality(people.rights) DESC, people.identity_id) AS place
    FROM people
    WHERE people.name ILIKE ${'pattern'} OR people.party_name ILIKE ${'pattern'} OR people.tags && ${'tags'} OR people.rights && ${'rights'})
  SELECT found.identity_id, found.kind, found.name, found.party_name, found.tags, found.rights
  FROM found
  WHERE found.place <= ${'perParty'}
  ORDER BY cardinality(found.tags) = 0, cardinality(found.rights) = 0,
    found.party_name COLLATE "da-x-icu", found.name COLLATE "da-x-icu", found.identity_id
  LIMIT ${'limit'}`

export const findDemoPerson = find({ provider: text(), identityId: uuid<IdentityId>() }, { subject: text() })`
  SELECT identities.subject FROM identities
  WHERE identities.provider = ${'provider'} AND identities.identity_id = ${'identityId'}`
