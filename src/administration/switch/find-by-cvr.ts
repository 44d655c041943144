import type { CvrNumber, PartyId } from '../../parties/index.ts'
import { listPartiesByNumber } from '../../parties/index.ts'
import type { Read } from '../../platform/database/index.ts'
import type { Standing } from '../../register/index.ts'
import { factsOf, listRegistrations, standingOf } from '../../register/index.ts'
import { isConnected } from '../../rights/index.ts'

/** An organisation as System support looks at it before acting for it. */
export interface FoundOrganisation {
  readonly partyId: PartyId
  readonly name: string
  readonly cvrNumber: CvrNumber
  /** An authority takes part by its agreement, a company by its enrolment. */
  readonly standing: Standing['standing'] | 'connected' | 'not-connected'
}

/** The organisation that bears a CVR number today. */
export async function findByCvr(on: Read, cvrNumber: CvrNumber): Promise<FoundOrganisation | undefined> {
  const [party] = await listPartiesByNumber(on, { types: ['CVR'], numbers: [cvrNumber] })
  if (party === undefined) return undefined
  const { partyId, name } = party
  const [registration] = await listRegistrations(on, { partyIds: [partyId] })
  const facts = factsOf(party, registration?.registrationStatus ?? null)
  if (facts !== undefined) return { partyId, name, cvrNumber, standing: standingOf(facts, on.now).standing }
  return { partyId, name, cvrNumber, standing: (await isConnected(on, partyId)) ? 'connected' : 'not-connected' }
}
