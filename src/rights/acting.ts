import type { EventActor } from '../events/index.ts'
import type { EmployeeSession, IdentityId } from '../login/index.ts'
import type { PartyId, PartyKind } from '../parties/index.ts'
import type { Read } from '../platform/database/index.ts'
import { Problem } from '../platform/problems/index.ts'
import { getOrganisationActedFor } from './acting.queries.ts'
import type { Action, Claimant, Verdict } from './authorisation.ts'
import { actions, judge } from './authorisation.ts'
import { listPrivileges } from './list-privileges.ts'
import type { PrivilegeType } from './privilege-types.ts'
import { accessProblems } from './rights.problems.ts'

/** An employee who acts for an organisation, and what he may do there at this moment; whether by a login or by a token makes no difference. */
export interface Acting {
  readonly identityId: IdentityId
  /** The employee's own name. */
  readonly name: string
  /** Whom the employee works for. */
  readonly employerId: PartyId
  readonly organisation: { readonly partyId: PartyId; readonly name: string; readonly kind: PartyKind; readonly isConnected: boolean }
  readonly privileges: readonly PrivilegeType[]
}

/** Who is logged in, as acting for the organisation of the session; rights are read anew. */
export async function actingOf(on: Read, { identityId, name, organisationPartyId: employerId, actingFor }: EmployeeSession): Promise<Acting> {
  const { partyId } = actingFor
  const organisation = { ...actingFor, ...(await getOrganisationActedFor(on, { partyId })) }
  return { identityId, name, employerId, organisation, privileges: await listPrivileges(on, { identityId, employerId, partyId }) }
}

/** Whether an organisation takes part: a company at once, an authority by its agreement. */
export const isConnected = async (on: Read, partyId: PartyId): Promise<boolean> => (await getOrganisationActedFor(on, { partyId })).isConnected

/** As the table of actions judges whoever acts. */
export const claimantOf = ({ employerId, organisation, privileges }: Acting): Claimant => ({ ...organisation, privileges, isForeign: organisation.partyId !== employerId })

/** As events name who did it. */
export const actorOf = ({ identityId, employerId }: Pick<Acting, 'identityId' | 'employerId'>): EventActor => ({ kind: 'employee', id: identityId, employerId })

/** The same of an employee who is logged in. */
export const actorOfSession = ({ identityId, organisationPartyId: employerId }: Pick<EmployeeSession, 'identityId' | 'organisationPartyId'>): EventActor => actorOf({ identityId, employerId })

const problemOf: Readonly<Record<Exclude<Verdict, 'allowed'>, keyof typeof accessProblems>> = {
  'nothing-left': 'rights.nothing.left',
  'not-connected': 'rights.not.connected',
  'wrong-kind': 'rights.authorities.only',
  'right-missing': 'rights.right.missing',
}

/** Throws the problem that says why this may not be done (`accessProblems`). */
export function requireAction(acting: Acting, action: Action): void {
  const verdict = judge(claimantOf(acting), actions[action])
  if (verdict !== 'allowed') throw new Problem(accessProblems[problemOf[verdict]])
}
