import type { PartyId } from '../parties/index.ts'
import { after, machineNow } from '../platform/clock/index.ts'
import { sha256, uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { SessionServices } from './login-environment.ts'
import type { LogoutHint } from './logout-hint.ts'
import { sealLogoutHint } from './logout-hint.ts'
import { insertSession, updateEndedSession } from './session.queries.ts'
import type { SessionToken } from './session-token.ts'
import { isSessionToken, newSessionToken } from './session-token.ts'
import type { IdentityId, LevelOfAssurance, SessionId } from './session.ts'

export interface NewSession {
  readonly identityId: IdentityId
  /** Whom an employee acts for from the start; the own organisation unless told. */
  readonly actingFor?: PartyId
  readonly levelOfAssurance: LevelOfAssurance
  readonly logoutHint?: LogoutHint
  /** The token that the browser came with. Its session ends: a token from before the login is never one after it (session fixation). */
  readonly replacing: string | undefined
}

/** Starts a session and answers its token, which exists nowhere else. */
export async function startSession(tx: Transaction, settings: SessionServices['settings'], session: NewSession): Promise<SessionToken> {
  const now = machineNow()
  const token = newSessionToken()
  if (isSessionToken(session.replacing)) await updateEndedSession(tx, { tokenSha256: sha256(session.replacing), now })
  await insertSession(tx, {
    sessionId: uuidV7(tx.now) as SessionId, // branding
    tokenSha256: sha256(token),
    identityId: session.identityId,
    actingPartyId: session.actingFor ?? null,
    levelOfAssurance: session.levelOfAssurance,
    logoutHint: session.logoutHint === undefined ? null : sealLogoutHint(token, session.logoutHint),
    now,
    expiresAt: after(now, settings.SESSION_ABSOLUTE_MS),
  })
  return token
}
