import type { EventActor } from '../events/index.ts'
import { recordChanges } from '../events/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import type { SshPublicKey } from '../platform/sftp/index.ts'
import { fingerprintOf, readSshPublicKey } from '../platform/sftp/index.ts'
import type { SshKeyId } from './ssh-keys.queries.ts'
import { insertSshKey, updateSshKeyRemoved } from './ssh-keys.queries.ts'
import type { SystemId } from './system.ts'
import { claimSystemForCredentials } from './system-credentials.queries.ts'
import { systemProblems } from './systems.problems.ts'

interface SshKeyChange {
  readonly systemId: SystemId
  readonly actor: EventActor
}

function readKey(text: string): SshPublicKey {
  const key = readSshPublicKey(text)
  if (key === 'private') throw new Problem(systemProblems['system.ssh.key.private'])
  if (key === 'unreadable') throw new Problem(systemProblems['system.ssh.key.unreadable'])
  if (key === 'not.accepted') throw new Problem(systemProblems['system.ssh.key.not.accepted'])
  return key
}

async function change(tx: Transaction, { systemId, actor }: SshKeyChange, name: 'ssh.key.set' | 'ssh.key.removed', after: string | null): Promise<void> {
  const system = await claimSystemForCredentials(tx, { systemId })
  if (system === undefined) throw new Problem(generalProblems['not.found'])
  const [removed] = await updateSshKeyRemoved(tx, { systemId, now: tx.now })
  const before = removed === undefined ? null : fingerprintOf(removed.publicKey)
  const facts = { change: name, system: systemId }
  await recordChanges(tx, [{ tag: 'SYSTEM_CHANGED', ownerId: system.organisationPartyId, actor, systemId, changes: [{ field: 'sshKey', before, after }], facts }])
}

/**
 * From now on the system logs in by SFTP with exactly this key, under its id as user name; one that was set before is removed. Answers the key's fingerprint.
 * Throws not.found, system.ssh.key.unreadable, .private, .not.accepted.
 */
export async function setSshKey(tx: Transaction, { key: text, ...changed }: SshKeyChange & { readonly key: string }): Promise<string> {
  const key = readKey(text)
  await change(tx, changed, 'ssh.key.set', key.fingerprint)
  const sshKeyId = uuidV7(tx.now) as SshKeyId // branding
  await insertSshKey(tx, { systemId: changed.systemId, sshKeyId, keyType: key.type, publicKey: key.blob, now: tx.now })
  return key.fingerprint
}

/** From now on the system does not log in by SFTP; what it does at the moment is refused with the next request. Throws not.found. */
export const removeSshKey = (tx: Transaction, changed: SshKeyChange): Promise<void> => change(tx, changed, 'ssh.key.removed', null)
