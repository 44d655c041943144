import type { PartyId } from '../../parties/index.ts'
import { addDuration } from '../../platform/clock/index.ts'
import type { MailboxSubscription, NemSmsSubscription, NewRegistrations, RegistrationStatus } from '../../register/index.ts'
import { standingOf } from '../../register/index.ts'
import type { Making } from './making.ts'
import { before, derivedId } from './making.ts'
import type { DemoCompany, DemoPerson } from './nation.ts'
import { drawFrom } from '../seeded-draw.ts'

/** The status of the register's row; null: an entry without row. */
function statusOfPerson({ tags, status }: DemoPerson, isExempt: boolean): RegistrationStatus | null {
  if (tags.includes('citizen-exempt') || isExempt) return 'EXEMPT_OTHER_REASON'
  if (tags.includes('citizen-departed-enrolled')) return 'VOLUNTARY_REGISTRATION'
  return status === 'departed' ? null : 'AUTOMATIC_REGISTRATION'
}

function subscription(making: Making, partyId: PartyId, registrationStatus: RegistrationStatus | null): MailboxSubscription[] {
  if (registrationStatus === null) return []
  const subscriptionId = derivedId<MailboxSubscription['subscriptionId']>(making, `subscription/${partyId}`)
  return [{ subscriptionId, partyId, registrationStatus, byPowerOfAttorney: false, validFrom: before(making, 'P2Y') }]
}

const isOldEnough = (making: Making, { birthDate }: DemoPerson): boolean =>
  standingOf({ kind: 'person', birthDate, personStatus: 'resident', registrationStatus: null }, making.now).standing === 'enrolled'

function nemSmsOf(making: Making, person: DemoPerson, number: number): NemSmsSubscription {
  const subscriptionId = derivedId<NemSmsSubscription['subscriptionId']>(making, `nemsms/${person.partyId}`)
  // One in five has not entered the PIN; the person with the tag has.
  const isVerified = person.tags.length > 0 || number % 5 !== 0
  return { subscriptionId, partyId: person.partyId, mobileNumber: `2${String(number).padStart(7, '0')}`, verifiedAt: isVerified ? before(making, 'P1Y') : null }
}

function registerPersons(making: Making, persons: readonly DemoPerson[]): Pick<NewRegistrations, 'mailbox' | 'nemSms'> {
  const draw = drawFrom(`${making.seed}/registrations`)
  const mailbox = persons.flatMap((person) => {
    const isExempt = draw.percent(4) && person.tags.length === 0
    return subscription(making, person.partyId, statusOfPerson(person, isExempt))
  })
  const reachable = persons.filter((person) => person.status === 'resident' && (person.tags.includes('citizen-nemsms') || (draw.percent(25) && person.tags.length === 0)))
  return { mailbox, nemSms: reachable.map((person, index) => nemSmsOf(making, person, index + 1)) }
}

function registerCompanies(making: Making, companies: readonly DemoCompany[]): MailboxSubscription[] {
  return companies.flatMap(({ partyId, tags, registeredAt }) => {
    const isExempt = tags.includes('company-exempt')
    const rows = tags.includes('company-quiet-period') ? [] : subscription(making, partyId, isExempt ? 'EXEMPT_OTHER_REASON' : 'AUTOMATIC_REGISTRATION')
    return rows.map((row) => ({ ...row, validFrom: isExempt ? before(making, 'P6M') : addDuration(registeredAt, 'P12D') }))
  })
}

/** The contact register of the nation: everybody from 15 years on and every company that was ever active. */
export function makeRegistrations(making: Making, everybody: readonly DemoPerson[], companies: readonly DemoCompany[]): NewRegistrations {
  const persons = everybody.filter((person) => isOldEnough(making, person))
  const { mailbox, nemSms } = registerPersons(making, persons)
  const contacts = [...persons, ...companies].map(({ partyId }) => ({ contactId: derivedId<NewRegistrations['contacts'][number]['contactId']>(making, `contact/${partyId}`), partyId }))
  return { contacts, mailbox: [...mailbox, ...registerCompanies(making, companies)], nemSms }
}
