import { recordEvents } from '../../events/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Acting } from '../acting.ts'
import { actorOf } from '../acting.ts'
import type { Grantee } from '../grants/grants.queries.ts'
import { findEmployeeByNumbers } from '../grants/grants.queries.ts'

interface Numbers {
  readonly cvrNumber: string
  readonly rid: string
}

/**
 * Finds an employee of any organisation by the two numbers by which he is known. It tells a name, so each look-up stands in the log of the
 * organisation acted for, found or not (seed 001 chapter 7.1.3).
 */
export async function lookUpEmployee(tx: Transaction, acting: Acting, { cvrNumber, rid }: Numbers): Promise<Grantee | undefined> {
  const { partyId } = acting.organisation
  const found = await findEmployeeByNumbers(tx, { cvrNumber, rid })
  const employer = acting.employerId === partyId ? {} : { employer: acting.employerId }
  const properties = { results: found === undefined ? 0 : 1, cvr: cvrNumber, ...employer, ...(found === undefined ? {} : { party: found.employerId }) }
  await recordEvents(tx, [{ tag: 'IDENTITY_SEARCHES', ownerId: partyId, actor: actorOf(acting), properties, personal: { rid } }])
  return found
}
