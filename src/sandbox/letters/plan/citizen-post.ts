import { addDuration, civilDate } from '../../../platform/clock/index.ts'
import { letterTemplates } from '../../documents/index.ts'
import type { DemoFolder, DemoPerson, DemoTag } from '../../nation/index.ts'
import { reminderTemplate } from '../own-templates.ts'
import type { PlannedLetter } from '../planned-letter.ts'
import type { Planning } from './planning.ts'
import { letter, toPerson } from './planning.ts'

/** Titles that occur nowhere else: a log line with one of them has leaked what a letter is about. */
export const canaryTitles: readonly string[] = ['Tilskud til kanariefuglens solbriller', 'Papegøjens fritvalgsordning', 'Ibissens parkeringslicens']

/** So many letters has the citizen with post in every folder, over a year. */
const lettersOfTheYear = 44
const yearDays = 350
/** Has no divisor in common with the number of letters, so every letter comes once. */
const shuffleStep = 19
/** Letters come on every fifth day, so that those of different people come together. */
const everyDays = 5
/** Older letters have been read. */
const readAfterDays = 20

/** What she keeps in the folder of her own. */
const houseAndCar: ReadonlySet<string> = new Set(['parking-permit', 'building-permit', 'neighbour-hearing', 'vehicle-inspection', 'property-tax'])

/** The newest letters, each to show something: a reply wanted, a legal notice, attachments, a payment, an appointment. */
const newest: readonly (readonly [code: string, daysAgo: number])[] = [
  ['child-care-offer', 0],
  ['witness-summons', 1],
  ['building-permit', 2],
  ['tax-arrears', 3],
  ['hospital-appointment', 4],
]

/** Where a letter lies by now. Received letters in Drafts and Sent stand in for those that writing will put there. */
function folderType(place: number, code: string): DemoFolder['type'] {
  if (place === 8) return 'SENT'
  if (place === 9) return 'DRAFTS'
  if (houseAndCar.has(code)) return 'USER_DEFINED'
  return place % 11 === 5 ? 'DELETED' : 'INBOX'
}

/** Every template once and the cheap ones again: HTML, PDF, text, attachments, actions, appointments, in no order of their own. */
function codesOfTheYear(): string[] {
  const ofCitizens = letterTemplates.filter(({ recipient }) => recipient === 'citizen')
  const cheap = ofCitizens.filter(({ form }) => form !== 'pdf')
  const codes = Array.from({ length: lettersOfTheYear }, (_, place) => (ofCitizens[place] ?? cheap[place % cheap.length])?.code ?? '')
  return codes.map((_, place) => codes[(place * shuffleStep) % codes.length] ?? '')
}

function yearOfPost({ cast, nation }: Planning, person: DemoPerson): PlannedLetter[] {
  const folders = nation.mailboxes.find(({ partyId }) => partyId === person.partyId)?.folders ?? []
  return codesOfTheYear().map((code, place) => {
    const daysAgo = everyDays + everyDays * Math.round((yearDays * (lettersOfTheYear - 1 - place)) / (everyDays * lettersOfTheYear))
    const folder = folders.find(({ type }) => type === folderType(place, code))
    const isRead = daysAgo > readAfterDays || place % 2 === 0
    return letter(cast, code, toPerson(person), { daysAgo, isRead, version: place % 3 === 0 ? '1.1' : '1.2', ...(folder && { folder }) })
  })
}

function postOfTheOne(planning: Planning): PlannedLetter[] {
  const { cast, now } = planning
  const person = cast.person('citizen-with-post')
  const recipient = toPerson(person)
  return [
    ...yearOfPost(planning, person),
    ...newest.map(([code, daysAgo]) => letter(cast, code, recipient, { daysAgo })),
    // One came on its value date, one is still held.
    letter(cast, 'waste-collection', recipient, { daysAgo: 30, doNotDeliverUntil: civilDate(addDuration(now, '-P12D')), isRead: true }),
    letter(cast, 'health-card', recipient, { daysAgo: 1, doNotDeliverUntil: civilDate(addDuration(now, 'P10D')) }),
  ]
}

/** Those with a purpose get some letters each, in which it shows. */
export function citizenPost(planning: Planning): PlannedLetter[] {
  const { cast, now } = planning
  const to = (tag: DemoTag) => toPerson(cast.person(tag))
  const paperSender = cast.sender(cast.authority('authority-paper'))
  const sms = { template: reminderTemplate, isSms: true }
  const some = (tag: DemoTag): PlannedLetter[] =>
    ['library-hold', 'screening-invitation', 'child-benefit', 'driving-licence-renewal'].map((code, place) => letter(cast, code, to(tag), { daysAgo: 15 + 75 * place, isRead: place > 1 }))
  return [
    ...postOfTheOne(planning),
    ...some('citizen-protected-address'),
    ...some('citizen-business-owner'),
    ...some('citizen-departed-enrolled'),
    // Held for a value date: the municipality can recall them, and has recalled one.
    letter(cast, 'waste-collection', to('citizen-business-owner'), { daysAgo: 2, doNotDeliverUntil: civilDate(addDuration(now, 'P14D')) }),
    letter(cast, 'library-hold', to('citizen-protected-address'), { daysAgo: 1, doNotDeliverUntil: civilDate(addDuration(now, 'P21D')) }),
    letter(cast, 'waste-collection', to('citizen-departed-enrolled'), { daysAgo: 3, doNotDeliverUntil: civilDate(addDuration(now, 'P7D')), isRecalled: true }),
    // Mandatory post reaches the exempt; other post goes to paper, or back.
    letter(cast, 'tax-arrears', to('citizen-exempt'), { daysAgo: 40 }),
    letter(cast, 'dental-appointment', to('citizen-exempt'), { daysAgo: 35, sender: paperSender }),
    letter(cast, 'library-hold', to('citizen-exempt'), { daysAgo: 10, sender: paperSender }),
    ...[90, 45, 1].map((daysAgo) => ({ ...letter(cast, 'changed-appointment', to('citizen-nemsms'), { daysAgo }), ...sms })),
    // Nobody subscribed within 48 hours: a second receipt says so. The newest still waits.
    ...[60, 1].map((daysAgo) => ({ ...letter(cast, 'changed-appointment', to('citizen-with-post'), { daysAgo }), ...sms })),
    ...planning.nation.persons
      .filter(({ tags }) => tags.includes('canary'))
      .map((person, place) => letter(cast, 'library-hold', toPerson(person), { daysAgo: 20 + 5 * place, title: canaryTitles[place % canaryTitles.length] ?? '', isRead: true })),
  ]
}
