import type { Instant } from '../../platform/clock/index.ts'
import type { Grant } from './grant.ts'
import { isLater } from './grant.ts'
import { updateGrantEnd } from './grants.queries.ts'
import { recordMoved } from './record-grants.ts'
import type { RightsDesk } from './rights-desk.ts'
import { keepAdministrator, requireAhead, requireGrantable } from './rights-desk.ts'
import type { SeenGrant } from './standing-grant.ts'
import { getSeenGrants } from './standing-grant.ts'

/** Lets a right end on another day, or never (null). For longer than before counts as giving it. Throws the problems of giving and of taking. */
export async function changeEnd(desk: RightsDesk, seen: SeenGrant, endsAt: Instant | null): Promise<Grant> {
  const [grant] = await getSeenGrants(desk, [seen])
  if (grant === undefined) throw new Error('A grant that was seen is neither found nor refused')
  if (grant.endsAt === endsAt) return grant
  requireAhead(desk, endsAt)
  if (isLater(endsAt, grant.endsAt)) requireGrantable(desk, grant.identityId, { privilege: grant.privilege, endsAt })
  const [changed] = await updateGrantEnd(desk.tx, { grantId: grant.grantId, endsAt, now: desk.tx.now })
  if (changed === undefined) throw new Error('A grant is gone while its organisation is held')
  await recordMoved(desk, [{ ...changed, endedAt: grant.endsAt }])
  await keepAdministrator(desk)
  return changed
}
