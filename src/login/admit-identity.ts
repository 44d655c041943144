import { recordEvents } from '../events/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { ClaimedEmployee, ClaimedPerson } from './claimed-person.ts'
import type { FoundIdentity } from './find-identity.ts'
import { findIdentity } from './find-identity.ts'
import { findIdentityBySubject, insertEmployee, updatePerson } from './identity.queries.ts'
import type { IdentityId } from './session.ts'

/** A provider may use one subject for a human's logins as a citizen and for several employers; here each login has its own. */
async function freeSubject(tx: Transaction, provider: string, { subject, cvr, rid }: ClaimedEmployee): Promise<string> {
  const isTaken = subject === '' || (await findIdentityBySubject(tx, { provider, subject })) !== undefined
  return isTaken ? `CVR:${cvr}-RID:${rid}` : subject
}

/** Registers an employee who comes for the first time, without any right; undefined when no organisation bears the number. */
async function registerEmployee(tx: Transaction, provider: string, person: ClaimedEmployee): Promise<FoundIdentity | undefined> {
  const { cvr, rid, name = rid } = person
  const identityId = uuidV7(tx.now) as IdentityId // branding
  const [registered] = await insertEmployee(tx, { identityId, cvr, rid, name, provider, subject: await freeSubject(tx, provider, person), now: tx.now })
  // Another login of the same person, at the same moment, may have been first.
  if (registered === undefined) return findIdentity(tx, provider, person)
  const actor = { kind: 'employee', id: identityId } as const
  await recordEvents(tx, [{ tag: 'IDENTITY_REGISTERED', ownerId: registered.partyId, actor, properties: { identity: identityId }, personal: { name } }])
  return registered
}

/**
 * The identity of whom a provider named. An employee of an organisation that is known is registered at the first login (administration.md,
 * First entry): the provider vouches for the employment, and rights come later. Undefined for everybody else who is not registered.
 */
export async function admitIdentity(tx: Transaction, provider: string, person: ClaimedPerson): Promise<FoundIdentity | undefined> {
  const found = await findIdentity(tx, provider, person)
  if (person.kind !== 'employee') return found
  const identity = found ?? (await registerEmployee(tx, provider, person))
  if (identity !== undefined && person.cpr !== undefined) await updatePerson(tx, { identityId: identity.identityId, cpr: person.cpr })
  return identity
}
