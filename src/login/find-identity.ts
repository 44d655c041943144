import type { Read } from '../platform/database/index.ts'
import type { ClaimedPerson } from './claimed-person.ts'
import { findCitizenByNumber, findEmployeeByNumbers, findIdentityBySubject } from './identity.queries.ts'
import type { IdentityId } from './session.ts'

async function findRow(on: Read, provider: string, person: ClaimedPerson): Promise<{ identityId: IdentityId } | undefined> {
  switch (person.kind) {
    case 'citizen':
      return findCitizenByNumber(on, { provider, cpr: person.cpr })
    case 'employee':
      return findEmployeeByNumbers(on, { provider, cvr: person.cvr, rid: person.rid })
    case 'subject':
      return findIdentityBySubject(on, { provider, subject: person.subject })
  }
}

/** The registered identity of whom a provider named; undefined when nobody is registered so. */
export const findIdentity = async (on: Read, provider: string, person: ClaimedPerson): Promise<IdentityId | undefined> =>
  (await findRow(on, provider, person))?.identityId
