import type { Instant } from '../../platform/clock/index.ts'
import { addDuration } from '../../platform/clock/index.ts'
import { sha256 } from '../../platform/crypto/index.ts'

/** What a nation is made from: the same seed and moment make the same nation. */
export interface Making {
  readonly seed: string
  readonly now: Instant
}

/** An id that seed and path decide: UUID version 8 (RFC 9562 §5.8), so that links and examples stay good after a reset. */
export function derivedId<Id extends string>(making: Making, path: string): Id {
  const hex = sha256(`${making.seed}/${path}`).toString('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Id // branding
}

/** The moment a duration such as `P3Y` before the nation's now. */
export const before = (making: Making, duration: string): Instant => addDuration(making.now, `-${duration}`)
