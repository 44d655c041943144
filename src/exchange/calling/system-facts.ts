import type { PartyId } from '../../parties/index.ts'
import type { CalledSystem, SystemId } from '../../systems/index.ts'

/** The system an e-mail is about and who is told. */
export interface SystemFacts {
  readonly systemId: SystemId
  readonly systemName: string
  readonly organisationName: string
  /** The organisation's, in whose log it stands when the e-mail does not arrive. */
  readonly organisationPartyId: PartyId
  /** The technical contact's address. */
  readonly contactEmail: string
}

/** A system as an e-mail to its technical contact names it. */
export const systemFactsOf = ({ systemId, name, organisationName, organisationPartyId, contactEmail }: CalledSystem): SystemFacts => ({
  systemId,
  systemName: name,
  organisationName,
  organisationPartyId,
  contactEmail,
})
