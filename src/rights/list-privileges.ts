import type { IdentityId, Session } from '../login/index.ts'
import type { PartyId } from '../parties/index.ts'
import type { Read } from '../platform/database/index.ts'
import type { PrivilegeType } from './privilege-types.ts'
import { listGrants } from './rights.queries.ts'

interface Holder {
  readonly identityId: IdentityId
  /** Whom the employee works for. */
  readonly employerId: PartyId
  /** For which organisation. */
  readonly partyId: PartyId
}

/** What System support may do for every other organisation (seed 001 chapter 12). */
const supportRights: readonly PrivilegeType[] = ['SYSTEM_MANAGER', 'CONTACT_ADMINISTRATOR']

/** The rights that an employee has now for an organisation, by name: granted there, and what System support at the own one gives elsewhere. */
export async function listPrivileges(on: Read, { identityId, employerId, partyId }: Holder): Promise<PrivilegeType[]> {
  const grantsAt = async (at: PartyId): Promise<PrivilegeType[]> => (await listGrants(on, { identityId, partyId: at, now: on.now })).map(({ privilege }) => privilege)
  const granted = await grantsAt(partyId)
  if (partyId === employerId || !(await grantsAt(employerId)).includes('SUPPORT')) return granted
  return [...new Set([...granted, ...supportRights])].toSorted()
}

/** Whether the one who is logged in may do something for an organisation; read anew at every request, so that a revocation counts at once. */
export async function hasPrivilege(on: Read, session: Session, partyId: PartyId, privilege: PrivilegeType): Promise<boolean> {
  if (session.kind === 'citizen') return false
  return (await listPrivileges(on, { identityId: session.identityId, employerId: session.organisationPartyId, partyId })).includes(privilege)
}
