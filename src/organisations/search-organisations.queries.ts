import { array, boolean, find, get, int4, int8, list, nullable, text, timestamp, uuid } from '../platform/database/index.ts'
import type { Shape } from '../platform/database/index.ts'
import type { CompanyStatus } from '../parties/index.ts'
import type { AuthorityType, OrganisationId, OrganisationType } from './organisation.ts'

const organisationRow = {
  organisationId: uuid<OrganisationId>(),
  version: int8,
  createdAt: timestamp,
  updatedAt: timestamp,
  name: text(),
  cvrNumber: text(),
  organisationType: text<OrganisationType>(),
  authorityType: nullable(text<AuthorityType>()),
  legalNotificationAllowed: boolean,
  mandatoryPostAllowed: boolean,
  companyStatus: nullable(text<CompanyStatus>()),
}

export type OrganisationRow = Shape<typeof organisationRow>

const criteria = {
  /** LIKE patterns. */
  names: nullable(array(text())),
  types: nullable(array(text<OrganisationType>())),
  cvrNumbers: nullable(array(text())),
  /** A LIKE pattern over name and number. */
  term: nullable(text()),
}

export const listOrganisations = list({ ...criteria, after: nullable(uuid<OrganisationId>()), limit: int4, offset: int8 }, organisationRow)`
  SELECT organisations.organisation_id, organisations.version, organisations.created_at, organisations.updated_at, parties.name,
    party_numbers.number AS cvr_number, organisations.organisation_type, organisations.authority_type, organisations.legal_notification_allowed,
    organisations.mandatory_post_allowed, companies.status AS company_status
  FROM organisations
  JOIN parties ON parties.party_id = organisations.party_id
  JOIN party_numbers ON party_numbers.party_id = parties.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  LEFT JOIN companies ON companies.party_id = parties.party_id
  WHERE (${'names'} IS NULL OR parties.name ILIKE ANY (${'names'}))
    AND (${'types'} IS NULL OR organisations.organisation_type = ANY (${'types'}))
    AND (${'cvrNumbers'} IS NULL OR party_numbers.number = ANY (${'cvrNumbers'}))
    AND (${'term'} IS NULL OR parties.name ILIKE ${'term'} OR party_numbers.number LIKE ${'term'})
    AND (${'after'} IS NULL OR organisations.organisation_id > ${'after'})
  ORDER BY organisations.organisation_id LIMIT ${'limit'} OFFSET ${'offset'}`

export const countOrganisations = get(criteria, { count: int8 })`
  SELECT count(*)
  FROM organisations
  JOIN parties ON parties.party_id = organisations.party_id
  JOIN party_numbers ON party_numbers.party_id = parties.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  WHERE (${'names'} IS NULL OR parties.name ILIKE ANY (${'names'}))
    AND (${'types'} IS NULL OR organisations.organisation_type = ANY (${'types'}))
    AND (${'cvrNumbers'} IS NULL OR party_numbers.number = ANY (${'cvrNumbers'}))
    AND (${'term'} IS NULL OR parties.name ILIKE ${'term'} OR party_numbers.number LIKE ${'term'})`

export const findOrganisation = find({ organisationId: uuid<OrganisationId>() }, organisationRow)`
  SELECT organisations.organisation_id, organisations.version, organisations.created_at, organisations.updated_at, parties.name,
    party_numbers.number AS cvr_number, organisations.organisation_type, organisations.authority_type, organisations.legal_notification_allowed,
    organisations.mandatory_post_allowed, companies.status AS company_status
  FROM organisations
  JOIN parties ON parties.party_id = organisations.party_id
  JOIN party_numbers ON party_numbers.party_id = parties.party_id AND party_numbers.number_type = 'CVR' AND party_numbers.valid_to IS NULL
  LEFT JOIN companies ON companies.party_id = parties.party_id
  WHERE organisations.organisation_id = ${'organisationId'}`
