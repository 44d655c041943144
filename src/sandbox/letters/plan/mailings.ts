import { letterTemplates } from '../../documents/index.ts'
import type { LetterTemplate } from '../../documents/index.ts'
import type { DemoCompany, DemoPerson } from '../../nation/index.ts'
import { drawFrom } from '../../seeded-draw.ts'
import type { SeededDraw } from '../../seeded-draw.ts'
import type { PlannedLetter } from '../planned-letter.ts'
import type { Planning } from './planning.ts'
import { letter, toOrganisation, toPerson } from './planning.ts'

/** A mailing is one letter sent to many with the same words, so its documents are made once. */
const leastRecipients = 8
const mostMailings = 50
const readAfterDays = 15

/** What asks one person for an answer, or must reach everybody, is written to each. */
const isForMany = ({ mandatory, replyWithinDays }: LetterTemplate): boolean => mandatory !== true && replyWithinDays === undefined

/** So many different ones, in the order of the list from a drawn place on. */
function someOf<Party>(parties: readonly Party[], count: number, draw: SeededDraw): Party[] {
  const start = draw.between(0, parties.length - 1)
  return Array.from({ length: Math.min(count, parties.length) }, (_, place) => parties[(start + place) % parties.length]).filter((party) => party !== undefined)
}

interface Mailing {
  readonly code: string
  readonly daysAgo: number
  readonly senderPlace: number
  readonly draw: SeededDraw
}

function mailing({ cast }: Planning, { code, daysAgo, senderPlace, draw }: Mailing, recipients: readonly (DemoPerson | DemoCompany)[]): PlannedLetter[] {
  const isCompany = recipients.some((party) => 'cvrNumber' in party)
  return recipients.map((party) => {
    const recipient = 'cvrNumber' in party ? toOrganisation(party) : toPerson(party)
    const planned = letter(cast, code, recipient, { daysAgo, salutation: isCompany ? 'virksomhed' : 'borger', isRead: daysAgo > readAfterDays && draw.percent(70) })
    return { ...planned, sender: cast.senderOf(planned.template.authority, senderPlace) }
  })
}

/** So many letters to people and companies without a purpose of their own, a mailing at a time. */
export function mailings(planning: Planning, count: number): PlannedLetter[] {
  const draw = drawFrom(`${planning.seed}/mailings`)
  const { citizens, companies } = planning.cast
  const templates = letterTemplates.filter(isForMany).filter(({ recipient }) => (recipient === 'company' ? companies : citizens).length > 0)
  const size = Math.max(leastRecipients, Math.ceil(count / mostMailings))
  const letters: PlannedLetter[] = []
  for (let place = 0; letters.length < count && templates.length > 0; place++) {
    const template = templates[place % templates.length]
    const parties = template?.recipient === 'company' ? companies : citizens
    if (template === undefined) continue
    letters.push(...mailing(planning, { code: template.code, daysAgo: 5 * draw.between(1, 70), senderPlace: place, draw }, someOf<DemoPerson | DemoCompany>(parties, size, draw)))
  }
  return letters.slice(0, count)
}
