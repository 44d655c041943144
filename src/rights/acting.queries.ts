import type { PartyId, PartyKind } from '../parties/index.ts'
import { boolean, get, text, uuid } from '../platform/database/index.ts'

/** An organisation as somebody acts for it; a company is connected as soon as it exists. */
export const getOrganisationActedFor = get({ partyId: uuid<PartyId>() }, { kind: text<PartyKind>(), isConnected: boolean })`
  SELECT parties.kind, parties.kind = 'company' OR coalesce(organisations.connected_at IS NOT NULL, false) AS is_connected
  FROM parties
  LEFT JOIN organisations ON organisations.party_id = parties.party_id
  WHERE parties.party_id = ${'partyId'}`
