import type { PartyId, PartyKind } from '../parties/index.ts'
import { get, text, uuid } from '../platform/database/index.ts'

export const getPartyKind = get({ partyId: uuid<PartyId>() }, { kind: text<PartyKind>() })`
  SELECT parties.kind FROM parties WHERE parties.party_id = ${'partyId'}`
