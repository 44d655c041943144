import { bytea, change, execute, find, text, timestamp, uuid } from '../platform/database/index.ts'
import type { Brand } from '../platform/brand.ts'
import type { SystemId } from './system.ts'

export type SshKeyId = Brand<string, 'SshKeyId'>

export const findSshKey = find({ systemId: uuid<SystemId>() }, { publicKey: bytea })`
  SELECT system_ssh_keys.public_key FROM system_ssh_keys WHERE system_ssh_keys.system_id = ${'systemId'} AND system_ssh_keys.removed_at IS NULL`

/** Answers the key that was removed, if there was any. */
export const updateSshKeyRemoved = change({ systemId: uuid<SystemId>(), now: timestamp }, { publicKey: bytea })`
  UPDATE system_ssh_keys SET removed_at = ${'now'} WHERE system_ssh_keys.system_id = ${'systemId'} AND system_ssh_keys.removed_at IS NULL
  RETURNING system_ssh_keys.public_key`

export const insertSshKey = execute({ systemId: uuid<SystemId>(), sshKeyId: uuid<SshKeyId>(), keyType: text(), publicKey: bytea, now: timestamp })`
  INSERT INTO system_ssh_keys (system_id, ssh_key_id, key_type, public_key, created_at)
  VALUES (${'systemId'}, ${'sshKeyId'}, ${'keyType'}, ${'publicKey'}, ${'now'})`
