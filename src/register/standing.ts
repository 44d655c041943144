import type { CompanyStatus, PartyByNumber, PersonStatus } from '../parties/index.ts'
import type { Instant, PlainDate } from '../platform/clock/index.ts'
import { addDuration, civilDate, yearsBetween } from '../platform/clock/index.ts'
import type { RegistrationStatus } from './registration.ts'
import { isAwaiting, isExemption } from './registration.ts'

/** Persons are enrolled from this age on (register.md §2; lov om Digital Post fra offentlige afsendere). */
export const enrolmentAgeYears = 15

/** In which authorities cannot reach a new company, unless it logs in before (virk.dk, "Digital Post"). */
export const quietPeriod = 'P12D'

export interface PersonFacts {
  readonly kind: 'person'
  readonly birthDate: PlainDate
  readonly personStatus: PersonStatus
  /** Null: the register has no row for the person. */
  readonly registrationStatus: RegistrationStatus | null
}

export interface CompanyFacts {
  readonly kind: 'company'
  readonly companyStatus: CompanyStatus
  readonly registeredAt: Instant
  readonly firstLoginAt: Instant | null
  readonly registrationStatus: RegistrationStatus | null
}

export type StandingRule =
  | 'person.dead'
  | 'person.under.15'
  | 'person.exempt'
  | 'person.awaiting.registration'
  | 'person.departed'
  | 'person.enrolled'
  | 'person.enrolled.by.age'
  | 'company.closed'
  | 'company.exempt'
  | 'company.quiet.period'
  | 'company.enrolled'

/** Whether post reaches a party, and by which rule that was decided. */
export interface Standing {
  readonly standing: 'enrolled' | 'exempt' | 'not-registered' | 'closed'
  readonly rule: StandingRule
}

const as = (standing: Standing['standing'], rule: StandingRule): Standing => ({ standing, rule })

function standingByRegistration(status: RegistrationStatus): Standing {
  if (isExemption(status)) return as('exempt', 'person.exempt')
  return isAwaiting(status) ? as('not-registered', 'person.awaiting.registration') : as('enrolled', 'person.enrolled')
}

function standingOfPerson(person: PersonFacts, now: Instant): Standing {
  if (person.personStatus === 'dead') return as('closed', 'person.dead')
  if (yearsBetween(person.birthDate, civilDate(now)) < enrolmentAgeYears) return as('not-registered', 'person.under.15')
  if (person.registrationStatus !== null) return standingByRegistration(person.registrationStatus)
  return person.personStatus === 'departed' ? as('not-registered', 'person.departed') : as('enrolled', 'person.enrolled.by.age')
}

/** True from registration until twelve days later or the first login, whichever comes first. */
export const isInQuietPeriod = ({ registeredAt, firstLoginAt }: Pick<CompanyFacts, 'registeredAt' | 'firstLoginAt'>, now: Instant): boolean =>
  now < addDuration(registeredAt, quietPeriod) && (firstLoginAt === null || now < firstLoginAt)

function standingOfCompany(company: CompanyFacts, now: Instant): Standing {
  if (company.companyStatus === 'closed') return as('closed', 'company.closed')
  if (company.registrationStatus !== null && isExemption(company.registrationStatus)) return as('exempt', 'company.exempt')
  return isInQuietPeriod(company, now) ? as('not-registered', 'company.quiet.period') : as('enrolled', 'company.enrolled')
}

/** Whether post reaches a person or company at a moment (register.md §2, exchange.md §3). */
export const standingOf = (facts: PersonFacts | CompanyFacts, now: Instant): Standing =>
  facts.kind === 'person' ? standingOfPerson(facts, now) : standingOfCompany(facts, now)

type KnownParty = Pick<PartyByNumber, 'kind' | 'birthDate' | 'personStatus' | 'companyStatus' | 'registeredAt' | 'firstLoginAt'>

/** The facts of a party as `listPartiesByNumber` tells them; undefined for an authority, which needs no enrolment. */
export function factsOf(party: KnownParty, registrationStatus: RegistrationStatus | null): PersonFacts | CompanyFacts | undefined {
  const { birthDate, personStatus, companyStatus, registeredAt, firstLoginAt } = party
  if (party.kind === 'person' && birthDate !== null && personStatus !== null) return { kind: 'person', birthDate, personStatus, registrationStatus }
  if (party.kind === 'company' && companyStatus !== null && registeredAt !== null)
    return { kind: 'company', companyStatus, registeredAt, firstLoginAt, registrationStatus }
  return undefined
}
