import type { IdentityId, Session } from '../login/index.ts'
import type { PartyId } from '../parties/index.ts'
import type { Read } from '../platform/database/index.ts'
import type { PrivilegeType } from './privilege-types.ts'
import { listGrants } from './rights.queries.ts'

/** The rights that an identity has now for an organisation, by name. */
export async function listPrivileges(on: Read, holder: { readonly identityId: IdentityId; readonly partyId: PartyId }): Promise<PrivilegeType[]> {
  const grants = await listGrants(on, { ...holder, now: on.now })
  return grants.map(({ privilege }) => privilege)
}

/** Whether the one who is logged in may do something for an organisation; read anew at every request, so that a revocation counts at once. */
export async function hasPrivilege(on: Read, session: Session, partyId: PartyId, privilege: PrivilegeType): Promise<boolean> {
  if (session.kind === 'citizen') return false
  return (await listPrivileges(on, { identityId: session.identityId, partyId })).includes(privilege)
}
