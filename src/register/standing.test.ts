import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../platform/clock/index.ts'
import { parseInstant, plainDate } from '../platform/clock/index.ts'
import type { CompanyFacts, PersonFacts } from './standing.ts'
import { factsOf, standingOf } from './standing.ts'

function at(text: string): Instant {
  const moment = parseInstant(text)
  assert.ok(moment !== undefined)
  return moment
}

const now = at('2026-11-22T12:00:00Z')
const adult: PersonFacts = { kind: 'person', birthDate: plainDate('1980-04-25'), personStatus: 'resident', registrationStatus: 'AUTOMATIC_REGISTRATION' }
const firm: CompanyFacts = { kind: 'company', companyStatus: 'active', registeredAt: at('2020-01-01T00:00:00Z'), firstLoginAt: null, registrationStatus: 'AUTOMATIC_REGISTRATION' }

const ofPerson = (more: Partial<PersonFacts>, moment = now): string => Object.values(standingOf({ ...adult, ...more }, moment)).join(': ')
const ofCompany = (more: Partial<CompanyFacts>, moment = now): string => Object.values(standingOf({ ...firm, ...more }, moment)).join(': ')

test('a person is enrolled by a row of the register, or by age and residence alone', () => {
  for (const registrationStatus of ['AUTOMATIC_REGISTRATION', 'VOLUNTARY_REGISTRATION', 'UNCONFIRMED_REGISTRATION'] as const)
    assert.equal(ofPerson({ registrationStatus }), 'enrolled: person.enrolled')
  assert.equal(ofPerson({ registrationStatus: null }), 'enrolled: person.enrolled.by.age')
})

test('a person under 15 is not registered until midnight in Denmark begins the birthday', () => {
  const child = { birthDate: plainDate('2011-11-23'), registrationStatus: null }
  assert.equal(ofPerson(child, at('2026-11-22T22:59:59.999Z')), 'not-registered: person.under.15')
  assert.equal(ofPerson(child, at('2026-11-22T23:00:00.000Z')), 'enrolled: person.enrolled.by.age')
  assert.equal(ofPerson({ birthDate: plainDate('2020-01-01') }), 'not-registered: person.under.15', 'also with a row')
})

test('a departed person is reached when enrolled, else not', () => {
  assert.equal(ofPerson({ personStatus: 'departed', registrationStatus: null }), 'not-registered: person.departed')
  assert.equal(ofPerson({ personStatus: 'departed', registrationStatus: 'VOLUNTARY_REGISTRATION' }), 'enrolled: person.enrolled')
  assert.equal(ofPerson({ personStatus: 'departed', registrationStatus: 'EXEMPT_LEFT_THE_COUNTRY' }), 'exempt: person.exempt')
})

test('exemption, an announced registration and death have standings of their own', () => {
  assert.equal(ofPerson({ registrationStatus: 'EXEMPT_OTHER_REASON' }), 'exempt: person.exempt')
  assert.equal(ofPerson({ registrationStatus: 'CREATED_AWAITING_REGISTRATION' }), 'not-registered: person.awaiting.registration')
  assert.equal(ofPerson({ personStatus: 'dead', registrationStatus: 'EXEMPT_OTHER_REASON' }), 'closed: person.dead')
})

test('a company is enrolled unless closed or exempt, whatever row it has', () => {
  assert.equal(ofCompany({}), 'enrolled: company.enrolled')
  assert.equal(ofCompany({ registrationStatus: null }), 'enrolled: company.enrolled')
  assert.equal(ofCompany({ registrationStatus: 'EXEMPT_OTHER_REASON' }), 'exempt: company.exempt')
  assert.equal(ofCompany({ companyStatus: 'closed', registrationStatus: 'EXEMPT_OTHER_REASON' }), 'closed: company.closed')
})

test('a new company is quiet for twelve days or until its first login', () => {
  const young = { registeredAt: at('2026-11-20T10:00:00Z'), registrationStatus: null }
  assert.equal(ofCompany(young, at('2026-12-02T09:59:59.999Z')), 'not-registered: company.quiet.period')
  assert.equal(ofCompany(young, at('2026-12-02T10:00:00Z')), 'enrolled: company.enrolled')
  const loggedIn = { ...young, firstLoginAt: at('2026-11-21T08:00:00Z') }
  assert.equal(ofCompany(loggedIn, at('2026-11-21T07:59:59Z')), 'not-registered: company.quiet.period')
  assert.equal(ofCompany(loggedIn, at('2026-11-21T08:00:00Z')), 'enrolled: company.enrolled')
})

test('the facts of a found party are those of its kind; an authority has none', () => {
  const nothing = { birthDate: null, personStatus: null, companyStatus: null, registeredAt: null, firstLoginAt: null }
  const { birthDate, personStatus } = adult
  assert.deepEqual(factsOf({ ...nothing, kind: 'person', birthDate, personStatus }, 'AUTOMATIC_REGISTRATION'), adult)
  const { companyStatus, registeredAt } = firm
  assert.deepEqual(factsOf({ ...nothing, kind: 'company', companyStatus, registeredAt }, 'AUTOMATIC_REGISTRATION'), firm)
  assert.equal(factsOf({ ...nothing, kind: 'authority' }, null), undefined)
})
