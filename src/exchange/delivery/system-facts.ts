import type { CalledSystem } from '../../systems/index.ts'
import type { SystemFacts } from './delivery-emails.ts'

/** A system as an e-mail to its technical contact names it. */
export const systemFactsOf = ({ systemId, name, organisationName, organisationPartyId, contactEmail }: CalledSystem): SystemFacts => ({
  systemId,
  systemName: name,
  organisationName,
  organisationPartyId,
  contactEmail,
})
