import type { EventProperties, PersonalProperties } from '../../events/index.ts'
import { recordEvents } from '../../events/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Acting } from '../acting.ts'
import { actorOf } from '../acting.ts'
import type { Grantee } from '../grants/grants.queries.ts'
import { findEmployeeByNumbers } from '../grants/grants.queries.ts'

interface Numbers {
  readonly cvrNumber: string
  readonly rid: string
}

type Found = { readonly employerId: PartyId } | undefined

function recordSearch(tx: Transaction, acting: Acting, searched: { readonly facts: EventProperties; readonly personal: PersonalProperties }, found: Found): Promise<void> {
  const { partyId } = acting.organisation
  const employer = acting.employerId === partyId ? {} : { employer: acting.employerId }
  const properties = { results: found === undefined ? 0 : 1, ...searched.facts, ...employer, ...(found === undefined ? {} : { party: found.employerId }) }
  return recordEvents(tx, [{ tag: 'IDENTITY_SEARCHES', ownerId: partyId, actor: actorOf(acting), properties, personal: searched.personal }])
}

/**
 * Records that an employee of any organisation was looked up by the two numbers by which he is known. It tells a name, so each look-up stands
 * in the log of the organisation acted for, found or not (seed 001 chapter 7.1.3).
 */
export const recordLookUp = (tx: Transaction, acting: Acting, { cvrNumber, rid }: Numbers, found: Found): Promise<void> =>
  recordSearch(tx, acting, { facts: { cvr: cvrNumber }, personal: { rid } }, found)

/** The same of an own employee who was looked up by the person's number: it tells who works here. */
export const recordPersonLookUp = (tx: Transaction, acting: Acting, cprNumber: string, found: Found): Promise<void> => recordSearch(tx, acting, { facts: {}, personal: { cpr: cprNumber } }, found)

/** Finds an employee of any organisation by both numbers, and records that it was asked. */
export async function lookUpEmployee(tx: Transaction, acting: Acting, numbers: Numbers): Promise<Grantee | undefined> {
  const found = await findEmployeeByNumbers(tx, numbers)
  await recordLookUp(tx, acting, numbers, found)
  return found
}
