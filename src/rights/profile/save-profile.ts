import type { FieldChange } from '../../events/index.ts'
import { recordChanges } from '../../events/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Acting } from '../acting.ts'
import { actorOf } from '../acting.ts'
import { claimProfile, updateProfile } from './profile.queries.ts'

export interface ProfileWish {
  /** An e-mail address (`isEmailAddress`). */
  readonly email: string
  /** What colleagues call him, 1 to 100 characters; null: his name. */
  readonly alias: string | null
  /** The version on which the employee saw what he changes. */
  readonly version: number
}

export type SaveOutcome =
  | { readonly kind: 'saved' }
  /** Changed elsewhere since; nothing is saved. */
  | { readonly kind: 'conflict' }

/**
 * Makes or changes an employee's basic profile (seed 003: before anybody asks for rights). The name is the login's: who decides about
 * rights must be able to trust it; what colleagues call him is his to say. What is saved already is saved; the same wish twice is one change.
 */
export async function saveProfile(tx: Transaction, acting: Acting, { email, alias, version }: ProfileWish): Promise<SaveOutcome> {
  const { identityId, employerId } = acting
  const profile = await claimProfile(tx, { identityId })
  if (profile === undefined) throw new Error('An employee who acts has an identity')
  if (profile.profileAt !== null && profile.email === email && profile.alias === alias) return { kind: 'saved' }
  if (profile.version !== version) return { kind: 'conflict' }
  await updateProfile(tx, { identityId, email, alias, now: tx.now })
  const changes: FieldChange[] = [
    { field: 'email', before: profile.email, after: email, isPersonal: true },
    { field: 'alias', before: profile.alias, after: alias, isPersonal: true },
  ]
  await recordChanges(tx, [{ tag: 'PROFILE_CHANGED', ownerId: employerId, actor: actorOf(acting), changes, facts: { identity: identityId } }])
  return { kind: 'saved' }
}
