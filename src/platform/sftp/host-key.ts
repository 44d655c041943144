import { readOrMakeSecretFile } from '../crypto/index.ts'
import { publicKeyOf } from './public-key.ts'
import { makeSshKeyPair } from './ssh-key-pair.ts'

/** The key by which clients know this server again. */
export interface HostKey {
  /** The private key as its file has it: OpenSSH's form or PEM. */
  readonly text: string
  /** `SHA256:…`, to be handed to clients beside the address. */
  readonly fingerprint: string
}

/** Undefined when the text is no private key, or one with a password. */
export function readHostKey(text: string): HostKey | undefined {
  const key = publicKeyOf(text)
  return key && { text, fingerprint: key.fingerprint }
}

/** The host key in a file of its own, made at the first call; the same ever after, so that no client has to ask why it changed. Throws where the file is no key. */
export async function readOrMakeHostKey(file: string): Promise<HostKey> {
  const key = readHostKey(await readOrMakeSecretFile(file, () => makeSshKeyPair('brevdue host key').private))
  if (key === undefined) throw new Error('The file of the SFTP host key holds no private key')
  return key
}
