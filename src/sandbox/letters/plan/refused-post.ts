import { parseCprNumber } from '../../../parties/index.ts'
import { addDuration, civilDate } from '../../../platform/clock/index.ts'
import type { DemoTag } from '../../nation/index.ts'
import type { PlannedLetter } from '../planned-letter.ts'
import type { Planning } from './planning.ts'
import { letter, toOrganisation, toPerson } from './planning.ts'

/** A number that nobody in the nation has. */
function unknownNumber({ nation }: Planning) {
  const taken = new Set<string>(nation.persons.map(({ cprNumber }) => cprNumber))
  for (let serial = 0; serial < 10_000; serial++) {
    const number = parseCprNumber(`610180${String(serial).padStart(4, '0')}`)
    if (number !== undefined && !taken.has(number)) return number
  }
  throw new RangeError('Every number of the day is taken')
}

/** Letters that were refused, each for another reason, within the last weeks: that is how long the reasons have been there. */
export function refusedPost(planning: Planning): PlannedLetter[] {
  const { cast, now } = planning
  const to = (tag: DemoTag) => toPerson(cast.person(tag))
  const someone = to('citizen-business-owner')
  const company = cast.sender(cast.company('company-sender-system'))
  const nobody = { number: { type: 'CPR' as const, number: unknownNumber(planning) }, partyId: undefined, name: 'Ukendt' }
  const letters: readonly PlannedLetter[] = [
    letter(cast, 'library-hold', nobody),
    letter(cast, 'library-hold', to('citizen-dead')),
    letter(cast, 'dental-appointment', to('citizen-child')),
    letter(cast, 'changed-appointment', to('citizen-departed')),
    letter(cast, 'child-benefit', to('citizen-exempt')),
    letter(cast, 'sick-pay-refund', toOrganisation(cast.company('company-closed'))),
    letter(cast, 'sick-pay-refund', toOrganisation(cast.company('company-quiet-period')), { daysAgo: 2 }),
    letter(cast, 'sick-pay-refund', toOrganisation(cast.company('company-exempt'))),
    letter(cast, 'library-hold', someone, { mandatory: true }),
    letter(cast, 'library-hold', someone, { legalNotification: true }),
    letter(cast, 'library-hold', someone, { doNotDeliverUntil: civilDate(addDuration(now, '-P2M')) }),
    letter(cast, 'library-hold', someone, { flaw: 'broken' }),
    letter(cast, 'library-hold', someone, { flaw: 'program' }),
    letter(cast, 'waste-collection', someone, { flaw: 'script' }),
    letter(cast, 'payroll-statement', someone, { sender: company }),
  ]
  return letters.map((one, place) => (one.daysAgo > 0 ? one : { ...one, daysAgo: 1 + (place % 4) * 5 }))
}
