import { createPublicKey } from 'node:crypto'
import ssh2 from 'ssh2'
import type { ParsedKey } from 'ssh2'
import { sha256 } from '../crypto/index.ts'

/** Ed25519, ECDSA and RSA (signing by SHA-2 alone); DSA is broken, certificates and hardware keys are not understood. */
const acceptedTypes: readonly string[] = ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521', 'ssh-rsa']
const minRsaBits = 2_048

/** A public key by which somebody logs in. */
export interface SshPublicKey {
  /** As SSH names it: `ssh-ed25519`. */
  readonly type: string
  /** The key in SSH's own form (RFC 4253 §6.6), which is compared at login. */
  readonly blob: Buffer
  /** `SHA256:…`, as ssh-keygen -l shows it. */
  readonly fingerprint: string
}

/** Of a key in SSH's own form. */
export const fingerprintOf = (blob: Uint8Array): string => `SHA256:${sha256(blob).toString('base64').replace(/=+$/, '')}`

/** Reads a key, public or private; whatever is wrong with it is undefined. */
function parseSshKey(text: string | Buffer): ParsedKey | undefined {
  try {
    const parsed = [ssh2.utils.parseKey(text)].flat()[0] // a list of one, for some forms
    return parsed === undefined || parsed instanceof Error ? undefined : parsed
  } catch {
    return undefined
  }
}

const isLongEnough = (key: ParsedKey): boolean =>
  key.type !== 'ssh-rsa' || (createPublicKey(key.getPublicPEM()).asymmetricKeyDetails?.modulusLength ?? 0) >= minRsaBits

/** Reads one line as in an `authorized_keys` file or a `.pub` file, or RFC 4716's form. What is wrong is told in a word. */
export function readSshPublicKey(text: string): SshPublicKey | 'unreadable' | 'private' | 'not.accepted' {
  const lines = text.trim().split('\n')
  if (lines.length > 1 && !text.includes('---- BEGIN SSH2 PUBLIC KEY ----') && !text.includes('PRIVATE KEY')) return 'unreadable'
  const key = parseSshKey(text.trim())
  if (key === undefined) return text.includes('PRIVATE KEY') ? 'private' : 'unreadable'
  if (key.isPrivateKey()) return 'private'
  return acceptedTypes.includes(key.type) && isLongEnough(key) ? described(key) : 'not.accepted'
}

function described(key: ParsedKey): SshPublicKey {
  const blob = key.getPublicSSH()
  return { type: key.type, blob, fingerprint: fingerprintOf(blob) }
}

/** The public half of a private key as its file has it; undefined when the text is none, or has a password. */
export function publicKeyOf(text: string): SshPublicKey | undefined {
  const key = parseSshKey(text)
  return key === undefined || !key.isPrivateKey() ? undefined : described(key)
}

/** What a client signed to show that it has the private key. */
export interface Proof {
  readonly signed: Buffer
  readonly signature: Buffer
  /** The hash that the client names: RSA needs one. */
  readonly hash: string | undefined
}

/** Whether a proof was made by the private half of a key in SSH's own form. RSA without a named hash would be SHA-1, and proves nothing. */
export function isProvenBy(blob: Buffer, { signed, signature, hash }: Proof): boolean {
  const key = parseSshKey(blob)
  if (key === undefined || !acceptedTypes.includes(key.type) || (key.type === 'ssh-rsa' && hash === undefined)) return false
  return key.verify(signed, signature, hash) === true
}
