import type { Instant } from '../../platform/clock/index.ts'
import { Badge, useLanguage } from '../../platform/ui/index.ts'
import { endingText } from './ending.ts'

/** Marks a right that ends soon; shows nothing beside any other. */
export function EndingBadge({ endsAt, now }: { endsAt: Instant | null; now: Instant }) {
  const text = endingText(endsAt, now, useLanguage())
  return text === undefined ? null : <Badge tone="warning">{text}</Badge>
}
