import type { PartyId } from '../parties/index.ts'
import type { Read } from '../platform/database/index.ts'
import type { ClaimedPerson } from './claimed-person.ts'
import { findCitizenByNumber, findEmployeeByNumbers, findIdentityBySubject } from './identity.queries.ts'
import type { IdentityId } from './session.ts'

/** An identity with the party for which it acts: the citizen, or the employer. */
export interface FoundIdentity {
  readonly identityId: IdentityId
  readonly partyId: PartyId
  /** The employer closed the login. */
  readonly isDeactivated: boolean
}

/** The registered identity of whom a provider named; undefined when nobody is registered so. */
export async function findIdentity(on: Read, provider: string, person: ClaimedPerson): Promise<FoundIdentity | undefined> {
  switch (person.kind) {
    case 'citizen':
      return findCitizenByNumber(on, { provider, cpr: person.cpr })
    case 'employee':
      return findEmployeeByNumbers(on, { provider, cvr: person.cvr, rid: person.rid })
    case 'subject':
      return findIdentityBySubject(on, { provider, subject: person.subject })
  }
}
