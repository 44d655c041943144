import type { IdentityId } from '../../login/index.ts'
import { execute, find, int8, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'

const one = { identityId: uuid<IdentityId>() }

/** An employee's basic profile; before he made one there may be an address already. */
export const findProfile = find(one, { name: text(), alias: nullable(text()), rid: nullable(text()), employerName: text(), email: nullable(text()), profileAt: nullable(timestamp), version: int8 })`
  SELECT identities.name, identities.alias, identities.rid, parties.name AS employer_name, identities.email, identities.profile_at, identities.version
  FROM identities
  JOIN parties ON parties.party_id = identities.party_id
  WHERE identities.identity_id = ${'identityId'}`

/** Locked until the transaction ends: what one employee does at the same time in two places happens one after the other. */
export const claimProfile = find(one, { email: nullable(text()), alias: nullable(text()), employerName: text(), profileAt: nullable(timestamp), version: int8 })`
  SELECT identities.email, identities.alias, parties.name AS employer_name, identities.profile_at, identities.version
  FROM identities
  JOIN parties ON parties.party_id = identities.party_id
  WHERE identities.identity_id = ${'identityId'}
  FOR NO KEY UPDATE OF identities`

export const updateProfile = execute({ ...one, email: text(), alias: nullable(text()), now: timestamp })`
  UPDATE identities SET email = ${'email'}, alias = ${'alias'}, profile_at = coalesce(identities.profile_at, ${'now'}), version = identities.version + 1, changed_at = ${'now'}
  WHERE identities.identity_id = ${'identityId'}`
