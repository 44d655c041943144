import type { PartyId } from '../../parties/index.ts'
import type { Read } from '../../platform/database/index.ts'
import type { Acting } from '../acting.ts'
import { likePattern } from '../like-pattern.ts'
import { listPrivileges } from '../list-privileges.ts'
import { findOrganisationKind, getReach, listActedFor } from './acted-for.queries.ts'

/** An organisation that an employee may act for, with the rights granted there. */
export type ActedFor = Awaited<ReturnType<typeof listActedFor>>[number]

export interface ActedForWish {
  /** Part of a name or CVR number; all unless told. */
  readonly search?: string | undefined
  /** Counted from 0. */
  readonly page: number
  readonly size: number
}

export interface ActedForPage {
  readonly organisations: readonly ActedFor[]
  /** The page shown: the first where the wished one is beyond the end. */
  readonly page: number
  /** Of all pages. */
  readonly total: number
}

type Employee = Pick<Acting, 'identityId' | 'employerId'>

/** The organisations that an employee may act for by a grant, the own one first (seed 001 chapter 12). */
export async function listOrganisationsActedFor(on: Read, { identityId, employerId }: Employee, { search = '', page, size }: ActedForWish): Promise<ActedForPage> {
  const term = search === '' ? null : likePattern(search)
  const read = (at: number) => listActedFor(on, { identityId, employerId, term, now: on.now, limit: size, offset: at * size })
  const wished = await read(page)
  const rows = wished.length === 0 && page > 0 ? await read(0) : wished
  return { organisations: rows, page: rows === wished ? page : 0, total: rows[0]?.total ?? 0 }
}

/** Whom an employee can act for: others by grants, any at all as Systemforvalter at the own organisation. */
export interface Reach {
  readonly elsewhere: boolean
  readonly anywhere: boolean
}

export const reachOf = (on: Read, { identityId, employerId }: Employee): Promise<Reach> => getReach(on, { identityId, employerId, now: on.now })

/** Whether an employee may act for an organisation: the own one, or one where he has a right. */
export async function mayActFor(on: Read, { identityId, employerId }: Employee, partyId: PartyId): Promise<boolean> {
  if (partyId === employerId) return true
  if ((await findOrganisationKind(on, { partyId })) === undefined) return false
  return (await listPrivileges(on, { identityId, employerId, partyId })).length > 0
}
