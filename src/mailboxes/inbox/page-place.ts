import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import { isUuid } from '../../platform/crypto/index.ts'

/** A letter's place in the list; paging by it neither counts nor skips, and letters that arrive meanwhile move nothing. */
export interface PagePlace {
  readonly receivedAt: Instant
  readonly letterId: string
}

/** Before every letter: the newest page is what is older than this. The last millisecond of a year with four digits. */
export const beforeAll: PagePlace = { receivedAt: instant(253_402_300_799_999), letterId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** `1795341600000_0193…`: epoch milliseconds and letter. */
export const placeText = ({ receivedAt, letterId }: PagePlace): string => `${receivedAt}_${letterId}`

/** Undefined for what no page of ours wrote. */
export function parsePlace(text: string | undefined): PagePlace | undefined {
  const [, ms = '', letterId = ''] = /^(\d{1,15})_(.{36})$/.exec(text ?? '') ?? []
  const receivedAt = instant(Number(ms))
  return isUuid(letterId) && receivedAt <= beforeAll.receivedAt ? { receivedAt, letterId } : undefined
}
