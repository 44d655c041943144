import type { RightsDesk } from '../grants/rights-desk.ts'
import { recordAtDesk } from '../grants/rights-desk.ts'
import { carryOutGroup } from './carry-out-group.ts'
import { updateDeletedGroup } from './groups.queries.ts'
import type { SeenGroup } from './seen-group.ts'
import { getSeenGroup } from './seen-group.ts'

/** Deletes a group; its members lose what only it gave them. Throws not.found, version.conflict and rights.last.administrator. */
export async function deleteGroup(desk: RightsDesk, seen: SeenGroup): Promise<void> {
  const { groupId, name } = await getSeenGroup(desk, seen)
  await updateDeletedGroup(desk.tx, { groupId, now: desk.tx.now })
  await recordAtDesk(desk, [{ tag: 'PRIVILEGE_GROUP_CHANGED', facts: { group: groupId }, changes: [{ field: 'name', before: name, after: null, isPersonal: true }] }])
  await carryOutGroup(desk, groupId)
}
