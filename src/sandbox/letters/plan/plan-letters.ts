import type { Instant } from '../../../platform/clock/index.ts'
import type { Nation } from '../../nation/index.ts'
import { castOf } from '../cast.ts'
import type { PlannedLetter } from '../planned-letter.ts'
import { citizenPost } from './citizen-post.ts'
import { mailings } from './mailings.ts'
import { organisationPost } from './organisation-post.ts'
import { refusedPost } from './refused-post.ts'

/**
 * The nation's post of the last year, relative to a business moment: the same nation, moment, count and seed make the same plan.
 * Letters with a purpose are always there; those that are left of the count are mailings.
 */
export function planLetters(nation: Nation, now: Instant, { count, seed }: { readonly count: number; readonly seed: string }): PlannedLetter[] {
  const planning = { seed, nation, cast: castOf(nation), now }
  const withPurpose = [...citizenPost(planning), ...organisationPost(planning), ...refusedPost(planning)]
  return [...withPurpose, ...mailings(planning, count - withPurpose.length)]
}
