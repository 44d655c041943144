import type { NewChange } from '../../events/index.ts'
import { recordChanges } from '../../events/index.ts'
import type { SessionServices } from '../../login/index.ts'
import { switchSession, wasSwitched } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Read, Transaction } from '../../platform/database/index.ts'
import type { Caller } from '../../platform/http/index.ts'
import type { Acting, Reach } from '../../rights/index.ts'
import { actorOf, mayActFor } from '../../rights/index.ts'

/**
 * Who is told of a switch: the employer where its employee went; each other organisation only that somebody came or left, for whom an
 * accountant acts besides is none of its business.
 */
function switchEvents(acting: Acting, to: PartyId): NewChange[] {
  const { employerId, organisation } = acting
  const from = organisation.partyId
  const shared = { tag: 'CONTEXT_SWITCHED', actor: actorOf(acting) } as const
  const others = [{ ownerId: from, way: 'left' }, { ownerId: to, way: 'entered' }].filter(({ ownerId }) => ownerId !== employerId)
  return [
    { ...shared, ownerId: employerId, about: to === employerId ? from : to, changes: [{ field: 'organisation', before: from, after: to }] },
    ...others.map(({ ownerId, way }) => ({ ...shared, ownerId, about: employerId, facts: { way } })),
  ]
}

interface SwitchServices extends SessionServices {
  readonly caller: Caller
}

/**
 * `switched`: with the header that the browser is to keep. `already`: nothing to do, as after the second of two clicks. `unknown`: there is no
 * such organisation, or no right there. `ended`: the session has ended meanwhile.
 */
export type SwitchOutcome = { readonly kind: 'switched'; readonly headers: { 'set-cookie': string } } | { readonly kind: 'already' | 'unknown' | 'ended' }

/** Lets an employee act for another organisation from now on (seed 001 chapter 12); rights there are read at every request. */
export async function switchOrganisation(tx: Transaction, services: SwitchServices, acting: Acting & { readonly reach: Reach }, to: PartyId): Promise<SwitchOutcome> {
  if (!(await mayActFor(tx, acting, to))) return { kind: 'unknown' }
  const headers = await switchSession(tx, services, services.caller, to)
  if (headers === undefined) return { kind: (await wasSwitched(tx, services, services.caller, to)) ? 'already' : 'ended' }
  await recordChanges(tx, switchEvents(acting, to))
  return { kind: 'switched', headers }
}

/** Whether a wish to switch is the second of two clicks: then the browser bears the old token still, or the old form. */
export const isSecondClick = (on: Read, services: SwitchServices, to: PartyId): Promise<boolean> => wasSwitched(on, services, services.caller, to)
