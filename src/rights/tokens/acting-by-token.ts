import { after, machineNow } from '../../platform/clock/index.ts'
import { sha256 } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Caller } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { Acting } from '../acting.ts'
import { getOrganisationActedFor } from '../acting.queries.ts'
import { listPrivileges } from '../list-privileges.ts'
import { isAccessToken } from './access-token.ts'
import { findAccessToken, updateLastUsed } from './access-tokens.queries.ts'
import { FailedTokens } from './failed-tokens.ts'
import { tokenProblems } from './tokens.problems.ts'

const lastUsedStepMs = 60_000

function bearerOf({ headers }: Pick<Caller, 'headers'>): string {
  const { authorization } = headers
  return typeof authorization === 'string' ? (/^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '') : ''
}

const failedTokens = new FailedTokens()

type TokenCaller = Pick<Caller, 'headers' | 'address'>

/**
 * The employee whose token a program presents: the token's organisation, and those of its rights that the employee still has there. Throws
 * token.invalid, and too.many.requests for an address from which too many of these came.
 */
export async function actingByToken({ database }: { readonly database: Database }, caller: TokenCaller): Promise<Acting> {
  const { address } = caller
  const retryAfterSeconds = failedTokens.waitSeconds(address)
  if (retryAfterSeconds !== undefined) throw new Problem(generalProblems['too.many.requests'], { retryAfterSeconds })
  const token = bearerOf(caller)
  if (!isAccessToken(token)) throw new Problem(tokenProblems['token.invalid'])
  const now = machineNow()
  const admitted = await database.read(async (on) => {
    const found = await findAccessToken(on, { tokenSha256: sha256(token), now })
    if (found === undefined) return undefined
    const { identityId, name, employerId, partyId, partyName } = found
    const held = await listPrivileges(on, { identityId, employerId, partyId })
    const organisation = { partyId, name: partyName, ...(await getOrganisationActedFor(on, { partyId })) }
    const privileges = held.filter((privilege) => found.privileges.includes(privilege))
    return { tokenId: found.tokenId, acting: { identityId, name, employerId, organisation, privileges } }
  })
  if (admitted === undefined) {
    await failedTokens.note(database, address)
    throw new Problem(tokenProblems['token.invalid'])
  }
  const { tokenId, acting } = admitted
  await database.transaction((tx) => updateLastUsed(tx, { tokenId, now, before: after(now, -lastUsedStepMs) }))
  return acting
}
