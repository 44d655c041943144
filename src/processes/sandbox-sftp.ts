import path from 'node:path'
import { readOrMakeSecretFile } from '../platform/crypto/index.ts'
import { makeSshKeyPair, publicKeyOf } from '../platform/sftp/index.ts'
import { giveDemoKeys } from '../sandbox/nation/index.ts'
import type { SftpAccess } from '../sandbox/portal/index.ts'
import type { Runtime } from './runtime.ts'
import { readRuntimeFile } from './runtime-file.ts'

const keyFileOf = ({ dataDirectory }: Runtime): string => path.join(dataDirectory, 'sandbox-sftp-key')

/** Makes the key by which the demo nation's sender systems log in, once, and gives it to those that have none. */
export async function prepareSandboxKey(runtime: Runtime): Promise<void> {
  const key = publicKeyOf(await readOrMakeSecretFile(keyFileOf(runtime), () => makeSshKeyPair('brevdue sandbox').private))
  if (key === undefined) throw new Error('The file of the sandbox\'s SFTP key holds no private key')
  await runtime.database.transaction((tx) => giveDemoKeys(tx, key))
}

/** How programs on this machine log in by SFTP, where a process of this data folder serves it. */
export function sandboxSftp(runtime: Runtime): SftpAccess | undefined {
  const { sftp } = readRuntimeFile(runtime.dataDirectory)
  return sftp === undefined ? undefined : { port: Number(sftp.slice(sftp.lastIndexOf(':') + 1)), keyFile: keyFileOf(runtime) }
}
