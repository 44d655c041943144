import type { EventActor } from '../events/index.ts'
import { recordChanges } from '../events/index.ts'
import { sha256, uuidV4 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import { insertSystemToken } from './create-system.queries.ts'
import type { SystemId } from './system.ts'
import { certificateChange } from './certificate-change.ts'
import { claimSystemForCredentials, updateCertificateRemoved, updateTokenRevoked } from './system-credentials.queries.ts'

/**
 * Gives a system a new token; the old one is worth nothing from then on, and the system's certificate is removed, as on the wire (`renewapitoken`, ngdp.md §2.2).
 * Answers the token, which is kept nowhere. Throws not.found.
 */
export async function renewToken(tx: Transaction, { systemId, actor }: { readonly systemId: SystemId; readonly actor: EventActor }): Promise<string> {
  const system = await claimSystemForCredentials(tx, { systemId })
  if (system === undefined) throw new Problem(generalProblems['not.found'])
  const token = uuidV4()
  await updateTokenRevoked(tx, { systemId, now: tx.now })
  await insertSystemToken(tx, { systemId, tokenSha256: sha256(token), now: tx.now })
  const removed = await updateCertificateRemoved(tx, { systemId, now: tx.now })
  // Of the tokens nothing is told but that one took the place of the other.
  const facts = { change: 'token.renewed', system: systemId }
  await recordChanges(tx, [{ tag: 'SYSTEM_CHANGED', ownerId: system.organisationPartyId, actor, systemId, changes: [certificateChange(removed)], facts }])
  return token
}
