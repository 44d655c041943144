import { uuidV7 } from '../../platform/crypto/index.ts'
import type { GrantId, GroupId } from '../grants/grant.ts'
import { isLater } from '../grants/grant.ts'
import { recordGiven, recordMoved, recordTaken } from '../grants/record-grants.ts'
import type { RightsDesk } from '../grants/rights-desk.ts'
import { changerId, keepAdministrator, requireGrantable } from '../grants/rights-desk.ts'
import { insertGroupGrants, listMissingGrants, updateGoneGrants, updateMovedGrants } from './group-grants.queries.ts'

/** Gives members what they do not have from the group yet; nobody gives himself more by it than he has. */
async function giveMissing(desk: RightsDesk, groupId: GroupId): Promise<void> {
  const { tx, partyId } = desk
  const missing = await listMissingGrants(tx, { groupId, now: tx.now })
  for (const { identityId, ...wanted } of missing) requireGrantable(desk, identityId, wanted)
  if (missing.length === 0) return
  const given = await insertGroupGrants(tx, {
    grantIds: missing.map(() => uuidV7(tx.now) as GrantId), // branding
    identityIds: missing.map(({ identityId }) => identityId),
    privileges: missing.map(({ privilege }) => privilege),
    ends: missing.map(({ endsAt }) => endsAt),
    partyId,
    groupId,
    grantedBy: changerId(desk),
    now: tx.now,
  })
  await recordGiven(desk, given)
}

/**
 * Makes the grants of a group's members what the group says now: each change of a group ends with this, so that the grants alone tell who may
 * do what. Throws the problems of giving and of taking.
 */
export async function carryOutGroup(desk: RightsDesk, groupId: GroupId): Promise<void> {
  const { tx } = desk
  const gone = await updateGoneGrants(tx, { groupId, revokedBy: changerId(desk), now: tx.now })
  await recordTaken(desk, gone.filter(({ endsAt }) => endsAt === null || endsAt > tx.now))
  const moved = await updateMovedGrants(tx, { groupId, now: tx.now })
  for (const { identityId, privilege, endsAt, endedAt } of moved) if (isLater(endsAt, endedAt)) requireGrantable(desk, identityId, { privilege, endsAt })
  await recordMoved(desk, moved)
  await giveMissing(desk, groupId)
  await keepAdministrator(desk)
}
