import type { TestPerson } from '../../login/login.testing.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { actingAs } from '../acting.testing.ts'
import type { RightsDesk } from './rights-desk.ts'
import { changerOf, openDesk } from './rights-desk.ts'

/** Runs a change by an employee for an organisation, the own one unless told, in a transaction. */
export async function atDesk<Result>(database: Database, employee: TestPerson, work: (desk: RightsDesk) => Promise<Result>, partyId: PartyId = employee.partyId): Promise<Result> {
  const changer = changerOf(await actingAs(database, employee, partyId))
  return database.transaction(async (tx) => work(await openDesk(tx, changer)))
}

/** Runs a change by the operator on the host. */
export const atHost = <Result>(database: Database, partyId: PartyId, work: (desk: RightsDesk) => Promise<Result>): Promise<Result> =>
  database.transaction(async (tx) => work(await openDesk(tx, { kind: 'host', partyId, reason: 'Prøve' })))

/** The code of the problem with which a change is refused; `done` when it is not. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Problem) return error.code
      throw error
    },
  )
