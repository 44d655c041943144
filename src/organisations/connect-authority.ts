import type { PartyId } from '../parties/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { AuthorityType, OrganisationId } from './organisation.ts'
import { upsertConnectedAuthority } from './organisations.queries.ts'

/** Lets an authority take part from now on; the kind told counts where it is no organisation here yet. One that is connected already stays as it is. */
export async function connectAuthority(tx: Transaction, partyId: PartyId, authorityType: AuthorityType): Promise<void> {
  await upsertConnectedAuthority(tx, { organisationId: uuidV7(tx.now) as OrganisationId, partyId, authorityType, now: tx.now }) // branding
}
