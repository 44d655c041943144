import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { Grant, GrantId } from './grant.ts'
import { grantProblems } from './grants.problems.ts'
import { listStandingGrants } from './grants.queries.ts'
import type { RightsDesk } from './rights-desk.ts'

/** A grant as whoever changes it has seen it. */
export interface SeenGrant {
  readonly grantId: GrantId
  readonly version: number
}

/**
 * The grants of the desk's organisation, if they are as they were seen and were given directly. Throws not.found for what is gone or another
 * organisation's, version.conflict and rights.from.group.
 */
export async function getSeenGrants({ tx, partyId }: RightsDesk, seen: readonly SeenGrant[]): Promise<Grant[]> {
  const found = new Map((await listStandingGrants(tx, { partyId, grantIds: seen.map(({ grantId }) => grantId), now: tx.now })).map((grant) => [grant.grantId, grant]))
  return seen.map(({ grantId, version }) => {
    const grant = found.get(grantId)
    if (grant === undefined) throw new Problem(generalProblems['not.found'])
    if (grant.groupId !== null) throw new Problem(grantProblems['rights.from.group'])
    if (grant.version !== version) throw new Problem(generalProblems['version.conflict'])
    return grant
  })
}
