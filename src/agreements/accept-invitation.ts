import type { EmployeeSession } from '../login/index.ts'
import { sha256 } from '../platform/crypto/index.ts'
import type { Read, Transaction } from '../platform/database/index.ts'
import { Problem } from '../platform/problems/index.ts'
import { appointAdministrator } from '../rights/index.ts'
import { agreementProblems } from './agreements.problems.ts'
import { claimInvitation, findInvitation, updateAcceptedInvitation } from './invitations.queries.ts'

type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>
type Guest = Pick<EmployeeSession, 'identityId' | 'organisationPartyId' | 'levelOfAssurance'>

/** Whether somebody can use an invitation now. Throws the problem that says why not. */
function judge(invitation: Invitation | undefined, { organisationPartyId, levelOfAssurance }: Guest, now: Read['now']): Invitation {
  if (invitation === undefined) throw new Problem(agreementProblems['invitation.unknown'])
  if (invitation.partyId !== organisationPartyId) throw new Problem(agreementProblems['invitation.foreign'])
  if (invitation.acceptedAt !== null) throw new Problem(agreementProblems['invitation.used'])
  if (invitation.expiresAt <= now) throw new Problem(agreementProblems['invitation.expired'])
  if (levelOfAssurance === 'low') throw new Problem(agreementProblems['invitation.level.too.low'])
  return invitation
}

/** The invitation behind a link, if its guest is the one who opens it. Throws invitation.unknown, .foreign, .used, .expired, .level.too.low. */
export const readInvitation = async (on: Read, token: string, guest: Guest): Promise<Invitation> => judge(await findInvitation(on, { tokenSha256: sha256(token) }), guest, on.now)

/** Makes an employee of the authority its rights administrator, once. Throws as `readInvitation`. */
export async function acceptInvitation(tx: Transaction, token: string, guest: Guest): Promise<void> {
  const { invitationId, partyId } = judge(await claimInvitation(tx, { tokenSha256: sha256(token) }), guest, tx.now)
  await updateAcceptedInvitation(tx, { invitationId, acceptedBy: guest.identityId, now: tx.now })
  await appointAdministrator(tx, { identityId: guest.identityId, partyId })
}
