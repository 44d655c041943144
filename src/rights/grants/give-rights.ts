import type { IdentityId } from '../../login/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import type { Grant, GrantId, GrantSource } from './grant.ts'
import { grantProblems } from './grants.problems.ts'
import { insertGrants, listDirectGrants, updateEndedGrants } from './grants.queries.ts'
import { recordGiven } from './record-grants.ts'
import { requireGrantees } from './require-grantees.ts'
import type { RightsDesk } from './rights-desk.ts'
import { changerId, requireAhead, requireGrantable } from './rights-desk.ts'

/** A right to be given to an employee for the desk's organisation. */
export interface NewGrant {
  readonly granteeId: IdentityId
  readonly privilege: PrivilegeType
  /** From then on it does not count; null: it does not end. */
  readonly endsAt: Instant | null
  readonly source: GrantSource
}

/** A right that stands now: given by this call, or there before with the same end. */
export interface GivenGrant {
  readonly kind: 'given' | 'had'
  readonly grant: Grant
}

const keyOf = (identityId: IdentityId, privilege: PrivilegeType): string => `${identityId} ${privilege}`

async function insertMissing(desk: RightsDesk, missing: readonly NewGrant[]): Promise<Grant[]> {
  if (missing.length === 0) return []
  const given = await insertGrants(desk.tx, {
    grantIds: missing.map(() => uuidV7(desk.tx.now) as GrantId), // branding
    identityIds: missing.map(({ granteeId }) => granteeId),
    partyId: desk.partyId,
    privileges: missing.map(({ privilege }) => privilege),
    ends: missing.map(({ endsAt }) => endsAt),
    sources: missing.map(({ source }) => source),
    grantedBy: changerId(desk),
    now: desk.tx.now,
  })
  await recordGiven(desk, given)
  return given
}

/**
 * Gives rights to employees of any organisation, all or none. One that is there already with the same end is not given twice: a second click
 * changes nothing. Throws `grantProblems`.
 */
export async function giveRights(desk: RightsDesk, given: readonly NewGrant[]): Promise<GivenGrant[]> {
  const wanted = [...new Map(given.map((one) => [keyOf(one.granteeId, one.privilege), one])).values()]
  for (const one of wanted) {
    requireAhead(desk, one.endsAt)
    requireGrantable(desk, one.granteeId, one)
  }
  await requireGrantees(desk, wanted.map(({ granteeId }) => granteeId))
  const sought = { partyId: desk.partyId, identityIds: wanted.map(({ granteeId }) => granteeId), privileges: wanted.map(({ privilege }) => privilege), now: desk.tx.now }
  await updateEndedGrants(desk.tx, sought)
  const standing = new Map((await listDirectGrants(desk.tx, sought)).map((grant) => [keyOf(grant.identityId, grant.privilege), grant]))
  for (const { granteeId, privilege, endsAt } of wanted) {
    const had = standing.get(keyOf(granteeId, privilege))
    if (had !== undefined && had.endsAt !== endsAt) throw new Problem(grantProblems['rights.grant.exists'], { detail: privilege })
  }
  const inserted = await insertMissing(desk, wanted.filter(({ granteeId, privilege }) => !standing.has(keyOf(granteeId, privilege))))
  return [...[...standing.values()].map((grant) => ({ kind: 'had' as const, grant })), ...inserted.map((grant) => ({ kind: 'given' as const, grant }))]
}
