import type { Instant, PlainDate } from '../platform/clock/index.ts'
import { addDuration, civilDate, instant, plainDate, startOfCivilDate } from '../platform/clock/index.ts'
import type { Database, Read, Transaction } from '../platform/database/index.ts'
import type { DueSource } from '../platform/work/index.ts'
import { enrolParties } from './enrol-parties.ts'
import { findNextEnrolments, listDueEnrolments } from './enrolment.queries.ts'
import { enrolmentAgeYears, quietPeriod } from './standing.ts'

/** One transaction enrols so many; what is left follows in the next. */
const portion = 2_000

/** Who was born on this day or before has reached the age today. Born on 29 February, one reaches it on 1 March. */
const bornBy = (now: Instant): PlainDate => civilDate(addDuration(now, `-P${enrolmentAgeYears}Y`))

/** Who was registered at this moment or before is past the quiet period. */
const registeredBy = (now: Instant): Instant => addDuration(now, `-${quietPeriod}`)

/** The day on which one reaches the age. */
function birthdayOfAge(birthDate: PlainDate): PlainDate {
  const day = birthDate.slice(5)
  return plainDate(`${Number(birthDate.slice(0, 4)) + enrolmentAgeYears}-${day === '02-29' ? '03-01' : day}`)
}

/** When the next person comes of age or the next quiet period ends; undefined when nobody waits. */
async function nextEnrolmentAt(on: Read): Promise<Instant | undefined> {
  const next = await findNextEnrolments(on, { bornAfter: bornBy(on.now), registeredAfter: registeredBy(on.now) })
  const moments = [
    ...(next.birthDate === null ? [] : [startOfCivilDate(birthdayOfAge(next.birthDate))]),
    ...(next.registeredAt === null ? [] : [addDuration(next.registeredAt, quietPeriod)]),
  ]
  return moments.length === 0 ? undefined : instant(Math.min(...moments))
}

/** Enrols those who have become due, up to a portion; answers how many. */
async function enrolDue(tx: Transaction): Promise<number> {
  const due = await listDueEnrolments(tx, { bornBy: bornBy(tx.now), registeredBy: registeredBy(tx.now), limit: portion })
  await enrolParties(tx, due.map(({ partyId }) => partyId))
  return due.length
}

/**
 * Automatic enrolment as time passes (register.md §2): persons on the day they turn 15, companies at the end of their quiet period.
 * Also catches up with what became due while nothing ran. Safe to run again: who has a subscription is left alone.
 */
export const enrolmentDue = (database: Database): DueSource => ({
  name: 'enrolment',
  nextDueAt: nextEnrolmentAt,
  async runDue() {
    let enrolled = portion
    while (enrolled === portion) enrolled = await database.transaction(enrolDue)
  },
})
