import type { OrganisationType } from '../organisations/index.ts'
import type { PartyId, PartyKind } from '../parties/index.ts'
import type { Transaction } from '../platform/database/index.ts'

/** The sender system that asks. `systems` does not stand below this room, so the composition root hands in who calls. */
export interface AskingSystem {
  readonly systemId: string
  readonly organisationPartyId: PartyId
  readonly organisationType: OrganisationType
}

/** That somebody looked something up: stands in the log of the party that was looked up, and once in that of the organisation which asked. */
export interface ContactLookup {
  readonly tag: 'CONTACT_REGISTRY_ACCESSED_CITIZEN' | 'CONTACT_SEARCHES'
  /** In whose log it belongs. */
  readonly ownerId: PartyId
  /** The system that asked, and its organisation. */
  readonly systemId: string
  readonly organisationPartyId: PartyId
  /** How many contacts the answer held; 1 in the log of the one looked up. */
  readonly contacts: number
}

/** Records look-ups in the transaction that reads; the composition root joins it to the log. */
export type RecordLookups = (tx: Transaction, lookups: readonly ContactLookup[]) => Promise<void>

interface LookedUp {
  readonly partyId: PartyId
  readonly kind: PartyKind
}

/** The look-ups that an answer with these contacts means. Companies have no tag of their own on the wire. */
export function lookupsOf({ systemId, organisationPartyId }: Pick<AskingSystem, 'systemId' | 'organisationPartyId'>, rows: readonly LookedUp[]): ContactLookup[] {
  const shared = { systemId, organisationPartyId }
  return [
    { ...shared, tag: 'CONTACT_SEARCHES', ownerId: organisationPartyId, contacts: rows.length },
    ...rows.map((row): ContactLookup => ({ ...shared, tag: row.kind === 'person' ? 'CONTACT_REGISTRY_ACCESSED_CITIZEN' : 'CONTACT_SEARCHES', ownerId: row.partyId, contacts: 1 })),
  ]
}
