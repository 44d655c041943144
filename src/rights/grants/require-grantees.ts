import type { IdentityId } from '../../login/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { grantProblems } from './grants.problems.ts'
import { listGrantees } from './grants.queries.ts'
import type { RightsDesk } from './rights-desk.ts'

/** Throws unless all of them are employees, of whatever organisation, who can log in: rights.employee.unknown, rights.employee.deactivated. */
export async function requireGrantees({ tx }: RightsDesk, identityIds: readonly IdentityId[]): Promise<void> {
  const grantees = new Map((await listGrantees(tx, { identityIds })).map((grantee) => [grantee.identityId, grantee]))
  for (const identityId of identityIds) {
    const grantee = grantees.get(identityId)
    if (grantee === undefined) throw new Problem(grantProblems['rights.employee.unknown'])
    if (grantee.isDeactivated) throw new Problem(grantProblems['rights.employee.deactivated'])
  }
}
