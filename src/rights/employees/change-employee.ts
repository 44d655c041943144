import type { IdentityId } from '../../login/index.ts'
import { endAllSessions } from '../../login/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { DeskChange, RightsDesk } from '../grants/rights-desk.ts'
import { keepAdministrator, recordAtDesk } from '../grants/rights-desk.ts'
import type { Employee } from './employee.queries.ts'
import { findEmployeeOf, updateEmployee } from './employee.queries.ts'

export interface EmployeeChange {
  /** Null: none; absent: as it is. */
  readonly alias?: string | null | undefined
  readonly email?: string | null | undefined
  readonly isDeactivated?: boolean | undefined
}

/** An employee as whoever changes him has seen him. */
export interface SeenEmployee {
  readonly identityId: IdentityId
  readonly version: number
}

/** An own employee of the desk's organisation: only the employer changes anything about somebody. */
async function getSeenEmployee({ tx, partyId }: RightsDesk, { identityId, version }: SeenEmployee): Promise<Employee> {
  const employee = await findEmployeeOf(tx, { partyId, identityId })
  if (employee === undefined || employee.employerId !== partyId) throw new Problem(generalProblems['not.found'])
  if (employee.version !== version) throw new Problem(generalProblems['version.conflict'])
  return employee
}

function changesOf(employee: Employee, { alias, email, isDeactivated }: Required<EmployeeChange>): DeskChange[] {
  const facts = { identity: employee.identityId }
  const isFormer = employee.deactivatedAt !== null
  const details: DeskChange = {
    tag: 'IDENTITY_CHANGED',
    facts,
    changes: [
      { field: 'alias', before: employee.alias, after: alias ?? null, isPersonal: true },
      { field: 'email', before: employee.email, after: email ?? null, isPersonal: true },
    ],
  }
  return [
    ...(employee.alias === alias && employee.email === email ? [] : [details]),
    ...(isFormer === isDeactivated ? [] : [{ tag: isFormer ? 'IDENTITY_REACTIVATED' : 'IDENTITY_DEACTIVATED', facts } as const]),
  ]
}

/**
 * Changes what an employee is called, where mails go, and whether he can log in. Who is deactivated is logged out everywhere at once, and his
 * tokens count no more; his rights wait for him. Throws not.found, version.conflict and rights.last.administrator.
 */
export async function changeEmployee(desk: RightsDesk, seen: SeenEmployee, change: EmployeeChange): Promise<void> {
  const { tx } = desk
  const employee = await getSeenEmployee(desk, seen)
  const { identityId } = employee
  const wanted = { alias: change.alias === undefined ? employee.alias : change.alias, email: change.email === undefined ? employee.email : change.email, isDeactivated: change.isDeactivated ?? employee.deactivatedAt !== null }
  const changes = changesOf(employee, wanted)
  if (changes.length === 0) return
  await updateEmployee(tx, { identityId, ...wanted, now: tx.now })
  await recordAtDesk(desk, changes)
  if (wanted.isDeactivated) await endAllSessions(tx, identityId)
  await keepAdministrator(desk)
}
