import type { EmployeeSession, SessionServices } from '../login/index.ts'
import { requireSession } from '../login/index.ts'
import type { PartyKind } from '../parties/index.ts'
import type { Caller } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import type { PrivilegeType } from '../rights/index.ts'
import { listPrivileges } from '../rights/index.ts'
import type { AdminFunction } from './admin-function.ts'
import { administrationProblems } from './administration.problems.ts'
import { getPartyKind } from './administration.queries.ts'

/** An employee at `/admin`, acting for the own organisation, and what he may do there now. */
export interface Administration {
  readonly session: EmployeeSession
  readonly privileges: readonly PrivilegeType[]
  readonly kind: PartyKind
}

/** Who administers. Throws login.required, administration.employees.only. */
export async function openAdministration(services: SessionServices, caller: Caller): Promise<Administration> {
  const session = await requireSession(services, caller)
  if (session.kind !== 'employee') throw new Problem(administrationProblems['administration.employees.only'])
  return services.database.read(async (on) => ({
    session,
    privileges: await listPrivileges(on, { identityId: session.identityId, partyId: session.organisationPartyId }),
    kind: (await getPartyKind(on, { partyId: session.organisationPartyId })).kind,
  }))
}

const opens = ({ privileges, kind }: Administration, { right, kinds }: AdminFunction): boolean => kinds.includes(kind) && privileges.includes(right)

/** The functions that are open to somebody, in their order. */
export const openFunctions = (administration: Administration, functions: readonly AdminFunction[]): AdminFunction[] =>
  functions.filter((one) => opens(administration, one))

/** Who administers, if this function is open to him. Throws login.required and the problems of administration. */
export async function enterFunction(services: SessionServices, caller: Caller, entered: AdminFunction): Promise<Administration> {
  const administration = await openAdministration(services, caller)
  if (!entered.kinds.includes(administration.kind)) throw new Problem(administrationProblems['administration.not.for.companies'])
  if (!opens(administration, entered)) throw new Problem(administrationProblems['administration.right.missing'])
  return administration
}
