import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Shape } from '../../platform/database/index.ts'
import { array, bytea, change, execute, list, machineTimestamp, nullable, text, uuid } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import type { AccessTokenId } from './access-token.ts'

export const insertAccessToken = execute({
  tokenId: uuid<AccessTokenId>(),
  tokenSha256: bytea,
  identityId: uuid<IdentityId>(),
  partyId: uuid<PartyId>(),
  name: text(),
  privileges: array(text<PrivilegeType>()),
  now: machineTimestamp,
  expiresAt: machineTimestamp,
})`
  INSERT INTO access_tokens (token_id, token_sha256, identity_id, party_id, name, privileges, created_at, expires_at)
  VALUES (${'tokenId'}, ${'tokenSha256'}, ${'identityId'}, ${'partyId'}, ${'name'}, ${'privileges'}, ${'now'}, ${'expiresAt'})`

export const updateTokenSecret = execute({ tokenId: uuid<AccessTokenId>(), tokenSha256: bytea })`
  UPDATE access_tokens SET token_sha256 = ${'tokenSha256'} WHERE access_tokens.token_id = ${'tokenId'}`

const tokenRow = {
  tokenId: uuid<AccessTokenId>(),
  partyId: uuid<PartyId>(),
  partyName: text(),
  name: text(),
  privileges: array(text<PrivilegeType>()),
  createdAt: machineTimestamp,
  expiresAt: machineTimestamp,
  lastUsedAt: nullable(machineTimestamp),
}

/** A token as its owner sees it; the token itself nobody sees again. */
export type OwnToken = Shape<typeof tokenRow>

/** An employee's tokens that count, newest first. */
export const listOpenTokens = list({ identityId: uuid<IdentityId>(), now: machineTimestamp }, tokenRow)`
  SELECT access_tokens.token_id, access_tokens.party_id, parties.name AS party_name, access_tokens.name, access_tokens.privileges,
    access_tokens.created_at, access_tokens.expires_at, access_tokens.last_used_at
  FROM access_tokens
  JOIN parties ON parties.party_id = access_tokens.party_id
  WHERE access_tokens.identity_id = ${'identityId'} AND access_tokens.revoked_at IS NULL AND access_tokens.expires_at > ${'now'}
  ORDER BY access_tokens.token_id DESC`

/** Answers nothing for one that was revoked before, or is another's (null: whoever's). */
export const updateRevoked = change(
  { tokenId: uuid<AccessTokenId>(), identityId: nullable(uuid<IdentityId>()), now: machineTimestamp },
  { tokenId: uuid<AccessTokenId>(), partyId: uuid<PartyId>(), name: text(), privileges: array(text<PrivilegeType>()) },
)`
  UPDATE access_tokens SET revoked_at = ${'now'}
  WHERE access_tokens.token_id = ${'tokenId'} AND (${'identityId'} IS NULL OR access_tokens.identity_id = ${'identityId'})
    AND access_tokens.revoked_at IS NULL
  RETURNING access_tokens.token_id, access_tokens.party_id, access_tokens.name, access_tokens.privileges`
