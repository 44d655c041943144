import type { ContactPoint } from '../../../contacts/index.ts'
import { letterTemplates } from '../../documents/index.ts'
import type { DemoAuthority, DemoCompany } from '../../nation/index.ts'
import type { PlannedLetter, Taking } from '../planned-letter.ts'
import type { Planning } from './planning.ts'
import { letter, toOrganisation } from './planning.ts'

/** The newest letters still wait for the receiver system. */
const fetchedAfterDays = 3

/** How the year's letters were taken by a receiver system: nearly all with a receipt, one deleted, one refused. */
const takings: readonly Taking[] = ['acknowledge', 'acknowledge', 'delete', 'acknowledge', 'refuse', 'acknowledge', 'acknowledge']

const takingOf = (place: number, daysAgo: number): Taking => (daysAgo > fetchedAfterDays ? (takings[place % takings.length] ?? 'acknowledge') : place % 2 === 0 ? 'fetch' : 'leave')

/** Letters of the kinds that companies get, over the year up to today. */
function postOf({ cast }: Planning, company: DemoCompany, count: number): PlannedLetter[] {
  // A machine does not look at a letter: what is made quickly does for it.
  const isMachine = company.tags.includes('company-receiver-system')
  const codes = letterTemplates.filter(({ recipient, form }) => recipient === 'company' && !(isMachine && form === 'pdf')).map(({ code }) => code)
  return Array.from({ length: count }, (_, place) => {
    const daysAgo = Math.floor((place * 60) / count) * 5
    return letter(cast, codes[place % codes.length] ?? '', toOrganisation(company), { daysAgo, isRead: daysAgo > 20, taking: takingOf(place, daysAgo), version: place % 2 === 0 ? '1.1' : '1.2' })
  })
}

/** Letters that an authority gets from others: to each of its contact points, as authority post, and to its number as to a company's. */
function toAuthority({ cast, nation }: Planning, authority: DemoAuthority, from: DemoAuthority): PlannedLetter[] {
  const points = nation.contactPoints.filter(({ organisationId }) => organisationId === authority.organisation.organisationId)
  const ways = [...points.map(({ contactPointId }: ContactPoint) => ({ contactPointId })), { postType: 'MYNDIGHEDSPOST' }, {}]
  return ways.flatMap((way, place) =>
    [place * 25 + 10, place % 3].map((daysAgo) =>
      letter(cast, place === 0 ? 'road-work' : 'sick-pay-refund', toOrganisation(authority), { sender: cast.sender(from), daysAgo, taking: takingOf(place, daysAgo), ...way }),
    ),
  )
}

/** Post of companies and authorities: into mailboxes, to receiver systems, taken and still waiting. */
export function organisationPost(planning: Planning): PlannedLetter[] {
  const { cast } = planning
  const municipality = cast.authority('authority-municipality')
  const company = cast.sender(cast.company('company-sender-system'))
  const report = (code: string, daysAgo: number): PlannedLetter => letter(cast, code, toOrganisation(municipality), { sender: company, daysAgo, taking: takingOf(0, daysAgo) })
  return [
    ...postOf(planning, cast.company('company-with-post'), 12),
    ...postOf(planning, cast.company('company-one-person'), 6),
    ...postOf(planning, cast.company('company-receiver-system'), 10),
    ...toAuthority(planning, municipality, cast.authority('authority-mandatory')),
    ...toAuthority(planning, cast.authority('authority-not-contactable'), municipality),
    ...toAuthority(planning, cast.authority('authority-no-receiver'), municipality),
    ...[150, 60, 0].flatMap((daysAgo) => [report('refund-application', daysAgo), report('payroll-statement', daysAgo)]),
  ]
}
