import { updateRevokedGrants } from './grants.queries.ts'
import type { NewGrant, GivenGrant } from './give-rights.ts'
import { giveRights } from './give-rights.ts'
import { recordTaken } from './record-grants.ts'
import type { RightsDesk } from './rights-desk.ts'
import { changerId, keepAdministrator } from './rights-desk.ts'
import type { SeenGrant } from './standing-grant.ts'
import { getSeenGrants } from './standing-grant.ts'

async function takeRights(desk: RightsDesk, seen: readonly SeenGrant[]): Promise<void> {
  if (seen.length === 0) return
  const grants = await getSeenGrants(desk, seen)
  await updateRevokedGrants(desk.tx, { grantIds: grants.map(({ grantId }) => grantId), revokedBy: changerId(desk), now: desk.tx.now })
  await recordTaken(desk, grants)
}

/** Takes rights away, all or none; they count no more from this transaction on. Throws the problems of `getSeenGrants` and `keepAdministrator`. */
export async function revokeRights(desk: RightsDesk, seen: readonly SeenGrant[]): Promise<void> {
  await takeRights(desk, seen)
  await keepAdministrator(desk)
}

/** Takes some rights away and gives others, all or nothing: so the last administrator can be followed by another. Throws as taking and giving do. */
export async function exchangeRights(desk: RightsDesk, { taken, given }: { readonly taken: readonly SeenGrant[]; readonly given: readonly NewGrant[] }): Promise<GivenGrant[]> {
  await takeRights(desk, taken)
  const grants = given.length === 0 ? [] : await giveRights(desk, given)
  await keepAdministrator(desk)
  return grants
}
