import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { Read } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { GrantId } from '../grants/grant.ts'
import type { Employee } from './employee.queries.ts'
import { findEmployeeOf } from './employee.queries.ts'
import type { GrantInHistory, GroupOfEmployee } from './employee-history.queries.ts'
import { listGrantHistory, listGroupsOfEmployee } from './employee-history.queries.ts'

/** An employee with everything that he has, had, and belongs to at an organisation. */
export interface EmployeeReport {
  readonly employee: Employee
  /** The organisation's own; only those are deactivated and edited here. */
  readonly isOwn: boolean
  /** What counts now. */
  readonly grants: readonly GrantInHistory[]
  readonly groups: readonly GroupOfEmployee[]
  /** Everything there ever was, the newest first. */
  readonly history: readonly GrantInHistory[]
  readonly now: Instant
}

/** Throws not.found for who has nothing to do with the organisation. */
export async function readEmployee(on: Read, partyId: PartyId, identityId: IdentityId): Promise<EmployeeReport> {
  const employee = await findEmployeeOf(on, { partyId, identityId })
  if (employee === undefined) throw new Problem(generalProblems['not.found'])
  const history = await listGrantHistory(on, { partyId, identityId })
  const grants = history.filter(({ revokedAt, endsAt }) => revokedAt === null && (endsAt === null || endsAt > on.now))
  return { employee, isOwn: employee.employerId === partyId, grants, groups: await listGroupsOfEmployee(on, { partyId, identityId }), history, now: on.now }
}

/** One of the rights that an employee was given directly. Throws not.found for what is gone or comes from a group. */
export function grantIn({ grants }: EmployeeReport, grantId: GrantId): GrantInHistory {
  const grant = grants.find((one) => one.grantId === grantId && one.groupId === null)
  if (grant === undefined) throw new Problem(generalProblems['not.found'])
  return grant
}
