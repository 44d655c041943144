import { machineNow } from '../platform/clock/index.ts'
import { sha256 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { updateEndedSession, updateEndedSessionsOf } from './session.queries.ts'
import type { SessionToken } from './session-token.ts'
import type { IdentityId } from './session.ts'

/** Ends the session of a token, if it is alive. */
export const endSession = async (tx: Transaction, token: SessionToken): Promise<void> =>
  void (await updateEndedSession(tx, { tokenSha256: sha256(token), now: machineNow() }))

/** Logs an identity out of every browser; answers how many sessions ended. */
export const endAllSessions = (tx: Transaction, identityId: IdentityId): Promise<number> =>
  updateEndedSessionsOf(tx, { identityId, now: machineNow() })
