import type { IdentityId } from '../../login/index.ts'
import type { OrganisationType } from '../../organisations/index.ts'
import type { CvrNumber, NumberType, PartyKind } from '../../parties/index.ts'
import { array, boolean, bytea, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'
import type { ServiceProtocol, SystemId } from '../../systems/index.ts'
import type { DemoTag } from './demo-tags.ts'

/** Everybody with a purpose, persons first as in the order of their tags. */
export const listTaggedParties = list({}, { kind: text<PartyKind>(), name: text(), number: text(), tags: array(text<DemoTag>()) })`
  SELECT parties.kind, parties.name, party_numbers.number, array_agg(demo_tags.tag ORDER BY demo_tags.tag) AS tags
  FROM demo_tags
  JOIN parties ON parties.party_id = demo_tags.party_id
  JOIN party_numbers ON party_numbers.party_id = parties.party_id AND party_numbers.valid_to IS NULL
  GROUP BY parties.party_id, party_numbers.number
  ORDER BY tags, parties.name`

/** Those who log in by the sandbox's identity provider; with a tag only those of parties that bear it. */
export const listIdentities = list(
  { tag: nullable(text()), now: timestamp },
  {
    identityId: uuid<IdentityId>(),
    name: text(),
    kind: text<'citizen' | 'employee'>(),
    numberType: text<NumberType>(),
    number: text(),
    rid: nullable(text()),
    rights: array(text<PrivilegeType>()),
    tags: array(text<DemoTag>()),
  },
)`
  SELECT identities.identity_id, identities.name, identities.kind, party_numbers.number_type, party_numbers.number, identities.rid,
    ARRAY(SELECT DISTINCT privilege_grants.privilege FROM privilege_grants
      WHERE privilege_grants.identity_id = identities.identity_id AND privilege_grants.party_id = identities.party_id AND privilege_grants.revoked_at IS NULL
        AND (privilege_grants.ends_at IS NULL OR privilege_grants.ends_at > ${'now'}) ORDER BY privilege_grants.privilege) AS rights,
    ARRAY(SELECT demo_tags.tag FROM demo_tags WHERE demo_tags.party_id = identities.party_id ORDER BY demo_tags.tag) AS tags
  FROM identities
  JOIN party_numbers ON party_numbers.party_id = identities.party_id AND party_numbers.valid_to IS NULL
  WHERE identities.provider = 'sandbox'
    AND (${'tag'} IS NULL OR EXISTS (SELECT FROM demo_tags WHERE demo_tags.party_id = identities.party_id AND demo_tags.tag = ${'tag'}))
  ORDER BY identities.kind, identities.name, identities.identity_id`

export const listSystems = list(
  {},
  {
    systemId: uuid<SystemId>(),
    organisationCvr: text<CvrNumber>(),
    organisationName: text(),
    organisationType: text<OrganisationType>(),
    name: text(),
    isSender: boolean,
    isRecipient: boolean,
    isPrimary: boolean,
    protocol: text<ServiceProtocol>(),
    endpoint: nullable(text()),
    receiptEndpoint: nullable(text()),
    tokenSha256: nullable(bytea),
  },
)`
  SELECT systems.system_id, party_numbers.number AS organisation_cvr, parties.name AS organisation_name, organisations.organisation_type,
    systems.name, systems.is_sender, systems.is_recipient,
    primary_systems.system_id IS NOT NULL AS is_primary, systems.service_protocol AS protocol, systems.endpoint, systems.receipt_endpoint, system_tokens.token_sha256 AS token_sha256
  FROM systems
  JOIN organisations ON organisations.organisation_id = systems.organisation_id
  JOIN parties ON parties.party_id = organisations.party_id
  JOIN party_numbers ON party_numbers.party_id = parties.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  LEFT JOIN primary_systems ON primary_systems.organisation_id = systems.organisation_id AND primary_systems.system_id = systems.system_id
  LEFT JOIN system_tokens ON system_tokens.system_id = systems.system_id AND system_tokens.revoked_at IS NULL
  WHERE systems.deleted_at IS NULL
  ORDER BY organisation_cvr, systems.name`
