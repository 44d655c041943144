import type { FieldChange } from '../../events/index.ts'
import { recordChanges } from '../../events/index.ts'
import { planEmails } from '../../notifications/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { addDuration } from '../../platform/clock/index.ts'
import { uuidV7 } from '../../platform/crypto/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Acting } from '../acting.ts'
import { actorOf } from '../acting.ts'
import { lastDayBefore } from '../end-date.ts'
import { isUsableBy } from '../grants/may-grant.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { claimProfile } from '../profile/profile.queries.ts'
import type { AccessRequestId } from './access-request.ts'
import { maxRequestsPerDay } from './access-request.ts'
import { findOpenRequest, getRequestCount, insertRequest, listAdministratorAddresses, listHeldUntil } from './access-requests.queries.ts'
import type { AskedOrganisation } from './find-asked-organisation.ts'
import { requestSubmittedEmail } from './request-emails.ts'

export interface RequestWish {
  /** The organisation that is asked. */
  readonly organisation: AskedOrganisation
  /** At least one, of `requestablePrivileges`. */
  readonly privileges: readonly PrivilegeType[]
  /** The moment from which the rights shall count no more; null: no end. */
  readonly endsAt: Instant | null
  readonly note: string
}

export type SubmitOutcome =
  /** `repeated`: the same rights were asked for before, and nobody has answered. `isTold`: somebody who can decide got an e-mail. */
  | { readonly kind: 'submitted'; readonly requestId: AccessRequestId; readonly isTold: boolean }
  | { readonly kind: 'repeated'; readonly requestId: AccessRequestId }
  | { readonly kind: 'refused'; readonly why: SubmitRefusal }

/** `held`: he has all of it already. `unusable`: the organisation is of a kind that has no use for one of the rights. */
export type SubmitRefusal = 'profile-missing' | 'held' | 'unusable' | 'ended' | 'too-many'

interface Requester extends Acting {
  /** Of the portals, without a slash at the end. */
  readonly baseUrl: string
}

const refused = (why: SubmitRefusal): SubmitOutcome => ({ kind: 'refused', why })

/** What he asks is not yet given, not over, and not too often asked. */
async function findRefusal(tx: Transaction, { identityId }: Acting, { organisation: { partyId, kind }, privileges, endsAt }: RequestWish): Promise<SubmitRefusal | undefined> {
  if (!privileges.every((privilege) => isUsableBy(kind, privilege))) return 'unusable'
  if (endsAt !== null && endsAt <= tx.now) return 'ended'
  const held = new Set((await listHeldUntil(tx, { identityId, partyId, now: tx.now, endsAt })).map(({ privilege }) => privilege))
  if (privileges.every((privilege) => held.has(privilege))) return 'held'
  const { count } = await getRequestCount(tx, { identityId, since: addDuration(tx.now, '-P1D') })
  return count >= maxRequestsPerDay ? 'too-many' : undefined
}

/**
 * Asks an organisation for rights on the employee's own behalf, and tells its rights administrators by e-mail. His profile is locked
 * meanwhile: a double click is one request.
 */
export async function submitRequest(tx: Transaction, requester: Requester, wish: RequestWish): Promise<SubmitOutcome> {
  const { identityId, employerId } = requester
  const { organisation, endsAt, note } = wish
  const { partyId } = organisation
  const profile = await claimProfile(tx, { identityId })
  if (profile === undefined || profile.profileAt === null || profile.email === null) return refused('profile-missing')
  const privileges = [...new Set(wish.privileges)].toSorted()
  const open = await findOpenRequest(tx, { identityId, partyId, privileges })
  if (open !== undefined) return { kind: 'repeated', ...open }
  const refusal = await findRefusal(tx, requester, { ...wish, privileges })
  if (refusal !== undefined) return refused(refusal)
  const requestId = uuidV7(tx.now) as AccessRequestId // branding
  await insertRequest(tx, { requestId, identityId, partyId, privileges, endsAt, note, now: tx.now })
  const changes: FieldChange[] = [
    { field: 'note', before: null, after: note === '' ? null : note, isPersonal: true },
    { field: 'lastDay', before: null, after: endsAt === null ? null : lastDayBefore(endsAt) },
  ]
  const facts = { request: requestId, requester: identityId, privileges: privileges.join(' ') }
  await recordChanges(tx, [{ tag: 'ACCESS_REQUEST_SUBMITTED', ownerId: partyId, actor: actorOf(requester), about: employerId, changes, facts }])
  return { kind: 'submitted', requestId, isTold: await tellAdministrators(tx, requester, { requestId, organisation, employerName: profile.employerName }) }
}

interface Told {
  readonly requestId: AccessRequestId
  readonly organisation: RequestWish['organisation']
  readonly employerName: string
}

/** Whoever asks need not be told that he did. */
async function tellAdministrators(tx: Transaction, { identityId, name, baseUrl }: Requester, told: Told): Promise<boolean> {
  const all = await listAdministratorAddresses(tx, { partyId: told.organisation.partyId, now: tx.now })
  const others = all.filter((administrator) => administrator.identityId !== identityId)
  await planEmails(tx, others.map((to) => requestSubmittedEmail(to, { ...told, baseUrl, requesterName: name })))
  return others.length > 0
}
