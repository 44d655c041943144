import { createHmac } from 'node:crypto'
import type { SystemId } from './system.ts'

/**
 * The token of a demo system: derived, so that the sandbox can show it again, whereas real tokens are stored as digests only.
 * HMAC-SHA256 of the system's id under the deployment's secret, in the form of a UUIDv4, which tokens have on the wire.
 */
export function sandboxToken(secret: Uint8Array | string, systemId: SystemId): string {
  const hex = createHmac('sha256', secret).update(`sandbox-token:${systemId}`).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
