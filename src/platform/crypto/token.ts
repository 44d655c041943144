import { randomBytes } from 'node:crypto'

// 192 bits: above the 122 that a UUID offers, and 24 bytes fill 32 base64url digits without a rest.
const tokenBytes = 24

/** A random token for sessions, links and the like: 32 base64url digits, 192 bits. Its UUID sibling is `uuidV4` (122 bits). */
export function randomToken(): string {
  return randomBytes(tokenBytes).toString('base64url')
}
