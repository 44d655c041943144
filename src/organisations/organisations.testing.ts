import type { AuthorityRecord, CompanyRecord } from '../parties/index.ts'
import { insertTestAuthority, insertTestCompany } from '../parties/parties.testing.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { addOrganisations } from './add-organisations.ts'
import type { Organisation, OrganisationId } from './organisation.ts'

const newOrganisationId = (tx: Transaction): OrganisationId => uuidV7(tx.now) as OrganisationId // branding

/** A municipality on the platform with its party, or what `more` says; it may send neither mandatory post nor legal notices. */
export async function insertTestAuthorityOrganisation(tx: Transaction, more: Partial<Organisation & Pick<AuthorityRecord, 'name' | 'cvrNumber'>> = {}): Promise<Organisation & AuthorityRecord> {
  const { name, cvrNumber, ...rest } = more
  const party = await insertTestAuthority(tx, { ...(name === undefined ? {} : { name }), ...(cvrNumber === undefined ? {} : { cvrNumber }) })
  const organisation: Organisation & AuthorityRecord = {
    ...party,
    organisationId: newOrganisationId(tx),
    organisationType: 'AUTHORITY',
    authorityType: 'MUNICIPALITY',
    mandatoryPostAllowed: false,
    legalNotificationAllowed: false,
    ...rest,
  }
  await addOrganisations(tx, [organisation])
  return organisation
}

/** A company on the platform with its party. */
export async function insertTestCompanyOrganisation(tx: Transaction, more: Partial<CompanyRecord> = {}): Promise<Organisation & CompanyRecord> {
  const party = await insertTestCompany(tx, more)
  const organisation: Organisation & CompanyRecord = {
    ...party,
    organisationId: newOrganisationId(tx),
    organisationType: 'COMPANY',
    authorityType: null,
    mandatoryPostAllowed: false,
    legalNotificationAllowed: false,
  }
  await addOrganisations(tx, [organisation])
  return organisation
}
