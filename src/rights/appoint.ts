import type { EventActor } from '../events/index.ts'
import { recordChanges } from '../events/index.ts'
import type { IdentityId, LevelOfAssurance } from '../login/index.ts'
import type { PartyId } from '../parties/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { getHadAdministrator, getIsLegalOwner, insertAppointedGrants } from './appointments.queries.ts'
import { claimOrganisation } from './grants/rights-desk.queries.ts'
import type { PrivilegeType } from './privilege-types.ts'
import { updateEndedGrant } from './rights.queries.ts'

interface Employee {
  readonly identityId: IdentityId
  /** For which organisation. */
  readonly partyId: PartyId
}

/** Gives somebody rights that no administrator of the organisation gave: there is none yet. */
async function appoint(tx: Transaction, { identityId, partyId }: Employee, privileges: readonly PrivilegeType[], actor: EventActor): Promise<void> {
  for (const privilege of privileges) await updateEndedGrant(tx, { identityId, partyId, privilege, now: tx.now })
  const grants = await insertAppointedGrants(tx, { grantIds: privileges.map(() => uuidV7(tx.now)), privileges, identityId, partyId, now: tx.now })
  await recordChanges(tx, grants.map(({ grantId, privilege }) => ({ tag: 'PRIVILEGES_GRANTED', ownerId: partyId, actor, facts: { privilege, grantee: identityId, grant: grantId, source: 'APPOINTED' } })))
}

/** Makes an employee the first rights administrator of an authority, by the invitation that came of its agreement. */
export const appointAdministrator = (tx: Transaction, employee: Employee): Promise<void> =>
  appoint(tx, employee, ['ORGANISATION_USER_ADMINISTRATOR'], { kind: 'employee', id: employee.identityId })

/**
 * A company's legal owner becomes its rights administrator, and reads and writes its post, at the first login (administration.md, First entry);
 * only as long as the company never had a rights administrator, and by a login that is as sure as an invitation's must be. Answers whether it
 * was so. To be called at every login: others change nothing.
 */
export async function appointLegalOwner(tx: Transaction, { identityId, partyId, levelOfAssurance }: Employee & { readonly levelOfAssurance: LevelOfAssurance }): Promise<boolean> {
  if (levelOfAssurance === 'low') return false
  if (!(await getIsLegalOwner(tx, { identityId, companyId: partyId })).isOwner) return false
  await claimOrganisation(tx, { partyId })
  if ((await getHadAdministrator(tx, { partyId })).had) return false
  await appoint(tx, { identityId, partyId }, ['ORGANISATION_USER_ADMINISTRATOR', 'MESSAGE_WRITE'], { kind: 'platform' })
  return true
}
