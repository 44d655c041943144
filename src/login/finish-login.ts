import { machineNow } from '../platform/clock/index.ts'
import { sha256 } from '../platform/crypto/index.ts'
import type { Answer, Caller } from '../platform/http/index.ts'
import { seeOther } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import { claimedLevel, claimedPerson } from './claimed-person.ts'
import { attemptCookie, sessionCookie } from './cookies.ts'
import type { ProvenClaims } from './exchange-code.ts'
import { exchangeCode } from './exchange-code.ts'
import { admitIdentity } from './admit-identity.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { deleteLoginAttempt } from './login-attempt.queries.ts'
import type { LoginServices } from './login-environment.ts'
import { loginProblems } from './login.problems.ts'
import { belongsToBrowser } from './login-state.ts'
import type { SessionToken } from './session-token.ts'
import { startSession } from './start-session.ts'

type Attempt = Awaited<ReturnType<typeof deleteLoginAttempt>>[number]

/** The attempt that this browser began with this state; gone for every later call, whatever becomes of this one. */
async function takeAttempt(services: LoginServices, caller: Pick<Caller, 'cookies'>, state: string): Promise<Attempt> {
  if (!belongsToBrowser(state, caller.cookies[attemptCookie(services).name])) throw new Problem(loginProblems['login.attempt.unknown'])
  const [attempt] = await services.database.transaction((tx) => deleteLoginAttempt(tx, { stateSha256: sha256(state), now: machineNow() }))
  if (attempt === undefined) throw new Problem(loginProblems['login.attempt.unknown'])
  return attempt
}

/** Whoever is registered gets a session, and employees of an organisation that is known. */
function admit(services: LoginServices, provider: IdentityProvider, proven: ProvenClaims, replacing: string | undefined): Promise<SessionToken> {
  const { claims, idToken } = proven
  return services.database.transaction(async (tx) => {
    const identity = await admitIdentity(tx, provider.name, claimedPerson(provider, claims))
    if (identity === undefined) throw new Problem(loginProblems['login.person.unknown'])
    if (identity.isDeactivated) throw new Problem(loginProblems['login.person.deactivated'])
    const levelOfAssurance = claimedLevel(provider, claims)
    await services.onLogin(tx, { ...identity, levelOfAssurance })
    const { identityId } = identity
    const logoutHint = { provider: provider.name, idToken }
    return startSession(tx, services.settings, { identityId, levelOfAssurance, logoutHint, replacing })
  })
}

/**
 * The browser comes back from the provider. Throws login.attempt.unknown (expired, used, or begun in another browser), login.refused,
 * login.provider.unavailable, login.person.unknown, login.person.deactivated; the session that the browser had, if any, stays as it was then.
 */
export async function finishLogin(services: LoginServices, caller: Pick<Caller, 'cookies' | 'url'>, state: string): Promise<Answer> {
  const attempt = await takeAttempt(services, caller, state)
  const provider = services.providers.find(({ name }) => name === attempt.provider)
  if (provider === undefined) throw new Problem(loginProblems['login.attempt.unknown'])
  const proven = await exchangeCode(services, caller, provider, { ...attempt, state })
  const cookie = sessionCookie(services)
  const token = await admit(services, provider, proven, caller.cookies[cookie.name])
  return seeOther(attempt.returnTo, { 'set-cookie': cookie.set(token) })
}
