import type { PlainDate } from '../../platform/clock/index.ts'
import type { OwnLetter } from './own-letter.queries.ts'

/** Why a letter cannot be recalled. */
export type RecallRefusal = 'not-checked' | 'already-recalled' | 'rejected' | 'no-value-date' | 'too-late' | 'nemsms-waits'

export type Standing = Pick<OwnLetter, 'route' | 'rule' | 'doNotDeliverUntil'>

/**
 * Why a letter cannot be recalled on a day; undefined when it can: it is held and its value date is still to come (exchange.md §6).
 * A NemSMS that waits for a subscription is not held for a value date, or its date has come: it is refused. Pure.
 */
export function findRecallRefusal({ route, rule, doNotDeliverUntil }: Standing, today: PlainDate): RecallRefusal | undefined {
  if (route === null) return 'not-checked'
  if (route === 'recalled') return 'already-recalled'
  if (route === 'rejected') return 'rejected'
  if (rule === 'nemsms.waiting') return 'nemsms-waits'
  if (doNotDeliverUntil === null) return 'no-value-date'
  return route === 'wait' && doNotDeliverUntil > today ? undefined : 'too-late'
}
