import type { CvrNumber, PartyId, PartyKind } from '../../parties/index.ts'
import { listPartiesByNumber } from '../../parties/index.ts'
import type { Read } from '../../platform/database/index.ts'
import { findAuthorityOrCompany } from './access-requests.queries.ts'

/** An organisation that can be asked. */
export interface AskedOrganisation {
  readonly partyId: PartyId
  readonly name: string
  readonly kind: PartyKind
}

/** The organisation with an id or a number; undefined when there is none. */
export async function findAskedOrganisation(on: Read, named: { readonly partyId: PartyId } | { readonly cvr: CvrNumber }): Promise<AskedOrganisation | undefined> {
  if ('partyId' in named) return findAuthorityOrCompany(on, named)
  const [found] = await listPartiesByNumber(on, { types: ['CVR'], numbers: [named.cvr] })
  return found && { partyId: found.partyId, name: found.name, kind: found.kind }
}
