import type { MemoVersion } from '../../memo/index.ts'
import type { PartyId, PartyNumber } from '../../parties/index.ts'
import type { Instant, PlainDate } from '../../platform/clock/index.ts'
import { civilDate, instant, startOfCivilDate } from '../../platform/clock/index.ts'
import type { LetterTemplate } from '../documents/index.ts'
import type { DemoFolder } from '../nation/index.ts'
import type { Sender } from './cast.ts'

/** What the recipient's system does with a letter that waits for it; `leave` is for the newest. */
export type Taking = 'acknowledge' | 'delete' | 'refuse' | 'fetch' | 'leave'

/** Something wrong with a letter, so that the sender is told. */
export type Flaw = 'broken' | 'program' | 'script'

export interface LetterRecipient {
  readonly number: PartyNumber
  /** Undefined when nobody has the number. */
  readonly partyId: PartyId | undefined
  readonly name: string
}

/** A letter of the demo nation before it is written and sent. */
export interface PlannedLetter {
  readonly daysAgo: number
  readonly sender: Sender
  readonly recipient: LetterRecipient
  readonly template: LetterTemplate
  /** The words of a mailing, sent to many as they are; otherwise the letter is written to its recipient. */
  readonly salutation?: string
  /** In place of the template's. */
  readonly title?: string
  readonly version?: MemoVersion
  /** A NemSMS has no documents. */
  readonly isSms?: boolean
  readonly mandatory?: boolean
  readonly legalNotification?: boolean
  readonly contactPointId?: string
  readonly postType?: string
  readonly doNotDeliverUntil?: PlainDate
  readonly flaw?: Flaw
  /** By a receiver system, if the letter comes to one; default `acknowledge`. */
  readonly taking?: Taking
  /** By the person or company, some hours later, if the letter comes to a mailbox. */
  readonly isRead?: boolean
  readonly folder?: DemoFolder
  /** Held, and taken back by its sender before its day. */
  readonly isRecalled?: boolean
}

const hourMs = 3_600_000
const minuteMs = 60_000
const dayMs = 24 * hourMs

/** A working hour of the day so many days ago; letters of the same day are sent together, today's two hours ago. */
export function momentOf(daysAgo: number, now: Instant): Instant {
  if (daysAgo === 0) return instant(now - 2 * hourMs)
  const day = startOfCivilDate(civilDate(instant(now - daysAgo * dayMs)))
  return instant(day + (7 + (daysAgo % 9)) * hourMs + ((daysAgo * 7) % 60) * minuteMs)
}
