import { isUuid } from '../../platform/crypto/index.ts'
import type { MessageUuid } from '../letter.ts'

/** A messageUUID as people copy it: with spaces around, in capitals, without hyphens. Undefined when it is none. */
export function readMessageId(typed: string): MessageUuid | undefined {
  const digits = typed.replaceAll(/[\s-]/g, '').toLowerCase()
  const uuid = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isUuid(uuid) ? (uuid as MessageUuid) : undefined // branding
}
