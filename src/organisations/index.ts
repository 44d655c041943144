export { addOrganisations } from './add-organisations.ts'
export type { AuthorityType, Organisation, OrganisationId, OrganisationType } from './organisation.ts'
