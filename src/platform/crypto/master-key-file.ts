import { randomBytes } from 'node:crypto'
import { keyBytes } from './key-ring.ts'
import { readOrMakeSecretFile } from './secret-file.ts'

/** The id of every key that a sandbox makes for itself; production refuses it. */
export const sandboxKeyId = 'sandbox'

/** The text of the sandbox's master key file (for `readMasterKeys`), which is made at the first call. */
export const readOrMakeMasterKeyFile = (file: string): Promise<string> =>
  readOrMakeSecretFile(file, () => `${sandboxKeyId}:${randomBytes(keyBytes).toString('base64')}\n`)
