import type { PartyId } from '../parties/index.ts'
import { bytea, execute, find, machineTimestamp, nullable, text, uuid } from '../platform/database/index.ts'
import type { IdentityId, LevelOfAssurance, SessionId } from './session.ts'

export const insertSession = execute({
  sessionId: uuid<SessionId>(),
  tokenSha256: bytea,
  identityId: uuid<IdentityId>(),
  actingPartyId: nullable(uuid<PartyId>()),
  levelOfAssurance: text<LevelOfAssurance>(),
  logoutHint: nullable(text()),
  now: machineTimestamp,
  expiresAt: machineTimestamp,
})`
  INSERT INTO sessions (session_id, token_sha256, identity_id, acting_party_id, level_of_assurance, id_token, created_at, last_seen_at, expires_at)
  VALUES (${'sessionId'}, ${'tokenSha256'}, ${'identityId'}, ${'actingPartyId'}, ${'levelOfAssurance'}, ${'logoutHint'}, ${'now'}, ${'now'}, ${'expiresAt'})`

/** A living session; `idleSince` is the moment before which the last request was too long ago. */
export const findSession = find(
  { tokenSha256: bytea, now: machineTimestamp, idleSince: machineTimestamp },
  {
    sessionId: uuid<SessionId>(),
    identityId: uuid<IdentityId>(),
    kind: text<'citizen' | 'employee'>(),
    partyId: uuid<PartyId>(),
    partyName: text(),
    name: text(),
    rid: nullable(text()),
    actingPartyId: uuid<PartyId>(),
    actingName: text(),
    levelOfAssurance: text<LevelOfAssurance>(),
    lastSeenAt: machineTimestamp,
  },
)`
  SELECT sessions.session_id, identities.identity_id, identities.kind, identities.party_id, parties.name AS party_name, identities.name,
    identities.rid, acting.party_id AS acting_party_id, acting.name AS acting_name, sessions.level_of_assurance, sessions.last_seen_at
  FROM sessions
  JOIN identities ON identities.identity_id = sessions.identity_id
  JOIN parties ON parties.party_id = identities.party_id
  JOIN parties AS acting ON acting.party_id = coalesce(sessions.acting_party_id, identities.party_id)
  WHERE sessions.token_sha256 = ${'tokenSha256'} AND sessions.ended_at IS NULL AND identities.deactivated_at IS NULL
    AND sessions.expires_at > ${'now'} AND sessions.last_seen_at > ${'idleSince'}`

export const updateLastSeen = execute({ sessionId: uuid<SessionId>(), now: machineTimestamp })`
  UPDATE sessions SET last_seen_at = ${'now'} WHERE sessions.session_id = ${'sessionId'} AND sessions.last_seen_at < ${'now'}`

export const findLogoutHint = find({ tokenSha256: bytea }, { logoutHint: nullable(text()) })`
  SELECT sessions.id_token AS logout_hint FROM sessions WHERE sessions.token_sha256 = ${'tokenSha256'} AND sessions.ended_at IS NULL`

/** What goes on when a living session gets a new token; locked until the end of the transaction. */
export const claimSession = find(
  { tokenSha256: bytea },
  { identityId: uuid<IdentityId>(), levelOfAssurance: text<LevelOfAssurance>(), logoutHint: nullable(text()), expiresAt: machineTimestamp },
)`
  SELECT sessions.identity_id, sessions.level_of_assurance, sessions.id_token AS logout_hint, sessions.expires_at
  FROM sessions
  WHERE sessions.token_sha256 = ${'tokenSha256'} AND sessions.ended_at IS NULL
  FOR UPDATE`

/** The session that began in the moment in which another one ended, and acts for the party told. */
export const findSuccessor = find({ tokenSha256: bytea, actingPartyId: uuid<PartyId>(), since: machineTimestamp }, { sessionId: uuid<SessionId>() })`
  SELECT successors.session_id
  FROM sessions
  JOIN sessions AS successors ON successors.identity_id = sessions.identity_id AND successors.created_at = sessions.ended_at
  WHERE sessions.token_sha256 = ${'tokenSha256'} AND sessions.ended_at > ${'since'}
    AND successors.acting_party_id = ${'actingPartyId'} AND successors.ended_at IS NULL`

export const updateEndedSession = execute({ tokenSha256: bytea, now: machineTimestamp })`
  UPDATE sessions SET ended_at = ${'now'}, id_token = NULL
  WHERE sessions.token_sha256 = ${'tokenSha256'} AND sessions.ended_at IS NULL`

export const updateEndedSessionsOf = execute({ identityId: uuid<IdentityId>(), now: machineTimestamp })`
  UPDATE sessions SET ended_at = ${'now'}, id_token = NULL
  WHERE sessions.identity_id = ${'identityId'} AND sessions.ended_at IS NULL`

export const deleteSessionsBefore = execute({ before: machineTimestamp })`
  DELETE FROM sessions WHERE sessions.expires_at < ${'before'}`
