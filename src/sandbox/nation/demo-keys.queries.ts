import { array, bytea, change, list, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'

/** One whose key was removed by somebody gets no other. */
export const listSendersWithoutKey = list({}, { systemId: uuid<SystemId>() })`
  SELECT systems.system_id FROM systems
  WHERE systems.is_sender AND systems.deleted_at IS NULL
    AND NOT EXISTS (SELECT FROM system_ssh_keys WHERE system_ssh_keys.system_id = systems.system_id)`

export const insertDemoKeys = change(
  { systemIds: array(uuid<SystemId>()), sshKeyIds: array(uuid()), keyType: text(), publicKey: bytea, now: timestamp },
  { systemId: uuid<SystemId>() },
)`
  INSERT INTO system_ssh_keys (system_id, ssh_key_id, key_type, public_key, created_at)
  SELECT item.system_id, item.ssh_key_id, ${'keyType'}, ${'publicKey'}, ${'now'} FROM unnest(${'systemIds'}, ${'sshKeyIds'}) AS item (system_id, ssh_key_id)
  ON CONFLICT (system_id) WHERE removed_at IS NULL DO NOTHING
  RETURNING system_ssh_keys.system_id`
