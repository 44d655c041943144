import { after, machineNow } from '../platform/clock/index.ts'
import { sha256 } from '../platform/crypto/index.ts'
import type { Caller } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import { sessionCookie } from './cookies.ts'
import { loginProblems } from './login.problems.ts'
import type { SessionServices } from './login-environment.ts'
import { findSession, updateLastSeen } from './session.queries.ts'
import { derivedFrom, isSessionToken } from './session-token.ts'
import type { SessionToken } from './session-token.ts'
import type { Session } from './session.ts'

type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>

/** Writing at every request would cost more than reading; a minute more or less of idleness does not matter. */
const lastSeenStepMs = 60_000

function sessionOf(row: SessionRow, token: SessionToken): Session {
  const { partyName, rid, kind, actingPartyId, actingName, lastSeenAt: _, ...rest } = row
  const person = { ...rest, csrfToken: derivedFrom(token, 'csrf').toString('base64url') }
  if (kind === 'citizen') return { ...person, kind }
  if (rid === null) throw new Error('An employee without RID, which a constraint forbids')
  return { ...person, kind, organisationPartyId: row.partyId, organisationName: partyName, rid, actingFor: { partyId: actingPartyId, name: actingName } }
}

/** The session of the browser that calls: undefined without one, or when it ended, was idle too long or is too old. */
export async function currentSession(services: SessionServices, caller: Pick<Caller, 'cookies'>): Promise<Session | undefined> {
  const token = caller.cookies[sessionCookie(services).name]
  if (!isSessionToken(token)) return undefined
  const { database, settings } = services
  const now = machineNow()
  const idleSince = after(now, -settings.SESSION_IDLE_MS)
  const row = await database.read((on) => findSession(on, { tokenSha256: sha256(token), now, idleSince }))
  if (row === undefined) return undefined
  const { sessionId, lastSeenAt } = row
  const stepMs = Math.min(lastSeenStepMs, settings.SESSION_IDLE_MS / 2)
  if (now - lastSeenAt >= stepMs) await database.transaction((tx) => updateLastSeen(tx, { sessionId, now }))
  return sessionOf(row, token)
}

/** The session of the browser that calls. Throws login.required, which `answerLoginRequired` turns into a way to the login. */
export async function requireSession(services: SessionServices, caller: Pick<Caller, 'cookies'>): Promise<Session> {
  const session = await currentSession(services, caller)
  if (session === undefined) throw new Problem(loginProblems['login.required'])
  return session
}
