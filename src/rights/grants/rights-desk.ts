import type { EventTag, NewChange, FieldChange } from '../../events/index.ts'
import { recordChanges } from '../../events/index.ts'
import type { IdentityId } from '../../login/index.ts'
import type { PartyId, PartyKind } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { ProblemCode } from '../../platform/problems/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { Acting } from '../acting.ts'
import { actorOf } from '../acting.ts'
import { actions, judge } from '../authorisation.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { accessProblems } from '../rights.problems.ts'
import { grantProblems } from './grants.problems.ts'
import type { GrantVerdict, Held, WantedGrant } from './may-grant.ts'
import { mayGrant } from './may-grant.ts'
import { claimOrganisation, countAdministrators, listHeld, listOwnLogins } from './rights-desk.queries.ts'

/** Who changes the rights of which organisation: an employee who acts for it by these rights (a token bears some of his), or the operator on the host, who says why. */
export type RightsChanger =
  | { readonly kind: 'employee'; readonly identityId: IdentityId; readonly employerId: PartyId; readonly partyId: PartyId; readonly privileges: readonly PrivilegeType[] }
  | { readonly kind: 'host'; readonly partyId: PartyId; readonly reason: string }

/** An employee in a portal or by a program. */
export const changerOf = ({ identityId, employerId, organisation: { partyId }, privileges }: Acting): RightsChanger => ({ kind: 'employee', identityId, employerId, partyId, privileges })

/** Where the rights of one organisation are changed, by one transaction at a time. */
export interface RightsDesk {
  readonly tx: Transaction
  readonly partyId: PartyId
  readonly kind: PartyKind
  readonly changer: RightsChanger
  /** What whoever changes holds for the organisation himself, as far as he acts by it. */
  readonly held: readonly Held[] | 'everything'
  /** All logins of whoever changes: what one of them gets, he gets. */
  readonly own: ReadonlySet<IdentityId>
  readonly administrators: { readonly current: number; readonly lasting: number }
}

type Changed = Awaited<ReturnType<typeof claimOrganisation>>[number]

/** What whoever changes holds himself, if he may change anything. */
async function standingOf(tx: Transaction, changer: RightsChanger, organisation: Changed): Promise<Pick<RightsDesk, 'held' | 'own'>> {
  if (changer.kind === 'host') return { held: 'everything', own: new Set() }
  const held = (await listHeld(tx, { ...changer, now: tx.now })).filter(({ privilege }) => changer.privileges.includes(privilege))
  const privileges = held.map(({ privilege }) => privilege)
  if (judge({ ...organisation, privileges }, actions['rights.manage']) !== 'allowed') throw new Problem(accessProblems['rights.right.missing'])
  return { held, own: new Set((await listOwnLogins(tx, changer)).map(({ identityId }) => identityId)) }
}

/**
 * Begins a change: waits for others who change rights of the same organisation, then looks again whether whoever changes may, for one of
 * them may have taken the right away. Throws not.found for a party that is gone and `accessProblems`.
 */
export async function openDesk(tx: Transaction, changer: RightsChanger): Promise<RightsDesk> {
  const { partyId } = changer
  const [organisation] = await claimOrganisation(tx, { partyId })
  if (organisation === undefined || organisation.kind === 'person') throw new Problem(generalProblems['not.found'])
  const standing = await standingOf(tx, changer, organisation)
  return { tx, partyId, kind: organisation.kind, changer, ...standing, administrators: await countAdministrators(tx, { partyId, now: tx.now }) }
}

/** Ends a change that took something away. Throws rights.last.administrator when nobody is left who manages rights, now or after an end date. */
export async function keepAdministrator({ tx, partyId, administrators }: RightsDesk): Promise<void> {
  const { current, lasting } = await countAdministrators(tx, { partyId, now: tx.now })
  const isKept = administrators.lasting > 0 ? lasting > 0 : current > 0 || administrators.current === 0
  if (!isKept) throw new Problem(grantProblems['rights.last.administrator'])
}

const refusals: Readonly<Record<Exclude<GrantVerdict, 'allowed'>, ProblemCode>> = {
  'authorities-only': grantProblems['rights.authorities.right'],
  'not-held': grantProblems['rights.not.held'],
  own: grantProblems['rights.own'],
}

/** Throws the problem that says why whoever changes may not give a right to somebody; undefined: to a group that nobody may be in yet. */
export function requireGrantable({ kind, held, own }: RightsDesk, granteeId: IdentityId | undefined, wanted: Omit<WantedGrant, 'isOwn'>): void {
  const isOwn = granteeId !== undefined && own.has(granteeId)
  const verdict = mayGrant(kind, { held }, { ...wanted, isOwn })
  if (verdict !== 'allowed') throw new Problem(refusals[verdict], { detail: wanted.privilege })
}

/** Throws rights.end.past for an end that is over. */
export function requireAhead({ tx }: RightsDesk, endsAt: Instant | null): void {
  if (endsAt !== null && endsAt <= tx.now) throw new Problem(grantProblems['rights.end.past'])
}

/** A grant or group as it changed; who did it is known at the desk. */
export type DeskChange = Omit<NewChange, 'ownerId' | 'actor'>

const onBehalf: Partial<Record<EventTag, EventTag>> = {
  PRIVILEGES_GRANTED: 'PRIVILEGES_GRANTED_ON_BEHALF_OF',
  PRIVILEGES_REVOKED: 'PRIVILEGES_REVOKED_ON_BEHALF_OF',
}

/** Records changes in the organisation's log, with who did them. The host's reason may name people, so it stands apart. */
export function recordAtDesk({ tx, partyId, changer }: RightsDesk, changes: readonly DeskChange[]): Promise<void> {
  if (changer.kind === 'host') {
    const reason: FieldChange = { field: 'reason', before: null, after: changer.reason, isPersonal: true }
    return recordChanges(tx, changes.map((one) => ({ ...one, ownerId: partyId, actor: { kind: 'platform' }, changes: [...(one.changes ?? []), reason], facts: { ...one.facts, breakGlass: true } })))
  }
  const isForAnother = changer.employerId !== partyId
  return recordChanges(tx, changes.map((one) => ({ ...one, tag: (isForAnother ? onBehalf[one.tag] : undefined) ?? one.tag, ownerId: partyId, actor: actorOf(changer) })))
}

/** Who granted, changed or revoked, as rows keep it; null: the platform. */
export const changerId = ({ changer }: RightsDesk): IdentityId | null => (changer.kind === 'employee' ? changer.identityId : null)
