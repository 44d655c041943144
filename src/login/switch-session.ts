import type { PartyId } from '../parties/index.ts'
import { after, machineNow } from '../platform/clock/index.ts'
import { sha256, uuidV7 } from '../platform/crypto/index.ts'
import type { Read, Transaction } from '../platform/database/index.ts'
import type { Caller } from '../platform/http/index.ts'
import { sessionCookie } from './cookies.ts'
import type { SessionServices } from './login-environment.ts'
import { openLogoutHint, sealLogoutHint } from './logout-hint.ts'
import { claimSession, findSuccessor, insertSession, updateEndedSession } from './session.queries.ts'
import { isSessionToken, newSessionToken } from './session-token.ts'
import type { SessionId } from './session.ts'

type Services = Pick<SessionServices, 'baseUrl'>

const tokenOf = (services: Services, caller: Pick<Caller, 'cookies'>): string | undefined => caller.cookies[sessionCookie(services).name]

/**
 * Lets the browser's session go on under a new token, acting for another organisation; the old token is worth nothing from then on. Login, level,
 * the way out of the provider and the end stay as they were. Answers the header that the browser is to keep; undefined when the session has ended.
 */
export async function switchSession(tx: Transaction, services: Services, caller: Pick<Caller, 'cookies'>, actingFor: PartyId): Promise<{ 'set-cookie': string } | undefined> {
  const old = tokenOf(services, caller)
  if (!isSessionToken(old)) return undefined
  const tokenSha256 = sha256(old)
  const session = await claimSession(tx, { tokenSha256 })
  if (session === undefined) return undefined
  const now = machineNow()
  const token = newSessionToken()
  const { logoutHint, ...kept } = session
  await updateEndedSession(tx, { tokenSha256, now })
  await insertSession(tx, {
    ...kept,
    sessionId: uuidV7(tx.now) as SessionId, // branding
    tokenSha256: sha256(token),
    actingPartyId: actingFor,
    logoutHint: logoutHint === null ? null : sealLogoutHint(token, openLogoutHint(old, logoutHint)),
    now,
  })
  return { 'set-cookie': sessionCookie(services).set(token) }
}

/** How long after a switch the second of two clicks may still come. */
const secondClickMs = 10_000

/** Whether the browser's session was switched to an organisation a moment ago: a second click on the same button still bears the old token. */
export async function wasSwitched(on: Read, services: Services, caller: Pick<Caller, 'cookies'>, actingFor: PartyId): Promise<boolean> {
  const token = tokenOf(services, caller)
  if (!isSessionToken(token)) return false
  return (await findSuccessor(on, { tokenSha256: sha256(token), actingPartyId: actingFor, since: after(machineNow(), -secondClickMs) })) !== undefined
}
