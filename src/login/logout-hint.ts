import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { derivedFrom } from './session-token.ts'
import type { SessionToken } from './session-token.ts'

/** What the provider wants to see again when the person logs out there too. */
export interface LogoutHint {
  readonly provider: string
  readonly idToken: string
}

const ivBytes = 12
const tagBytes = 16

/**
 * ID tokens name persons and CPR numbers, which have their one place elsewhere. So the hint is stored under a key that only
 * the browser's token gives (AES-256-GCM; base64url of nonce, tag and text).
 */
export function sealLogoutHint(token: SessionToken, hint: LogoutHint): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', derivedFrom(token, 'logout-hint'), iv)
  const text = Buffer.concat([cipher.update(JSON.stringify(hint), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
}

/** Throws when the hint was not sealed under this token. */
export function openLogoutHint(token: SessionToken, sealed: string): LogoutHint {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', derivedFrom(token, 'logout-hint'), bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
  return JSON.parse(text.toString('utf8')) as LogoutHint // sealed by us alone
}
