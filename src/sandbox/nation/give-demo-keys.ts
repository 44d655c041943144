import { uuidV7 } from '../../platform/crypto/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { SshPublicKey } from '../../platform/sftp/index.ts'
import { insertDemoKeys, listSendersWithoutKey } from './demo-keys.queries.ts'

/** Gives the sandbox's sender systems one SSH key, as those of one supplier may have; those that ever had one keep theirs. Answers how many got it. */
export async function giveDemoKeys(tx: Transaction, { type, blob }: SshPublicKey): Promise<number> {
  const systemIds = (await listSendersWithoutKey(tx, {})).map(({ systemId }) => systemId)
  return (await insertDemoKeys(tx, { systemIds, sshKeyIds: systemIds.map(() => uuidV7(tx.now)), keyType: type, publicKey: blob, now: tx.now })).length
}
