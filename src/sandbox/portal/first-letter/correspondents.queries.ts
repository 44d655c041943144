import type { NumberType, PartyId, PartyKind } from '../../../parties/index.ts'
import { find, nullable, text, uuid } from '../../../platform/database/index.ts'
import type { SystemId } from '../../../systems/index.ts'
import type { DemoTag } from '../../nation/index.ts'

const correspondent = {
  partyId: uuid<PartyId>(),
  kind: text<PartyKind>(),
  name: text(),
  numberType: text<NumberType>(),
  number: text(),
  street: nullable(text()),
  houseNumber: nullable(text()),
  postalCode: nullable(text()),
  postDistrict: nullable(text()),
}

/** Somebody who sends or receives, as a letterhead shows him. */
export const findCorrespondent = find({ number: text() }, correspondent)`
  SELECT parties.party_id, parties.kind, parties.name, party_numbers.number_type, party_numbers.number, addresses.street, addresses.house_number,
    addresses.postal_code, addresses.post_district
  FROM party_numbers
  JOIN parties ON parties.party_id = party_numbers.party_id
  LEFT JOIN addresses ON addresses.party_id = parties.party_id
  WHERE party_numbers.number = ${'number'} AND party_numbers.valid_to IS NULL
  ORDER BY party_numbers.number_type LIMIT 1`

/** The number of somebody who is good for something. */
export const findTaggedNumber = find({ tag: text<DemoTag>() }, { number: text() })`
  SELECT party_numbers.number
  FROM demo_tags
  JOIN party_numbers ON party_numbers.party_id = demo_tags.party_id AND party_numbers.valid_to IS NULL
  WHERE demo_tags.tag = ${'tag'}
  ORDER BY party_numbers.number LIMIT 1`

/** A sender system of a party that is active now. */
export const findSenderSystem = find({ partyId: uuid<PartyId>() }, { systemId: uuid<SystemId>() })`
  SELECT systems.system_id
  FROM organisations
  JOIN systems ON systems.organisation_id = organisations.organisation_id
  WHERE organisations.party_id = ${'partyId'} AND systems.is_sender AND systems.deleted_at IS NULL AND systems.active_from IS NOT NULL
  ORDER BY systems.exempt_post DESC, systems.name LIMIT 1`
