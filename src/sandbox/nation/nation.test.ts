import assert from 'node:assert/strict'
import { test } from 'node:test'
import { birthDateOfCprNumber } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { addDuration, civilDate, parseInstant, yearsBetween } from '../../platform/clock/index.ts'
import { privilegeTypes } from '../../rights/index.ts'
import { buildNation, leastSizes } from './build-nation.ts'
import { canaries } from './canaries.ts'
import type { DemoTag } from './demo-tags.ts'
import { demoTags } from './demo-tags.ts'

function at(text: string): Instant {
  const moment = parseInstant(text)
  assert.ok(moment !== undefined)
  return moment
}

const now = at('2026-11-22T12:00:00Z')
const sizes = { persons: 200, companies: 30, authorities: 10 }
const nation = buildNation('brevdue', now, sizes)

test('seed, moment and sizes decide a nation; its ids are the seed’s alone', () => {
  assert.deepEqual(buildNation('brevdue', now, sizes), nation)
  const later = buildNation('brevdue', addDuration(now, 'P1Y'), sizes)
  assert.deepEqual(later.systems.map((system) => system.systemId), nation.systems.map((system) => system.systemId))
  assert.deepEqual(later.identities.map((identity) => identity.identityId), nation.identities.map((identity) => identity.identityId))
  assert.notDeepEqual(buildNation('other', now, sizes).persons.map((person) => person.name), nation.persons.map((person) => person.name))
})

test('a nation is as large as asked for, and never too small for everybody it must have', () => {
  const count = ({ persons, companies, authorities }: typeof nation): number[] => [persons.length, companies.length, authorities.length]
  assert.deepEqual(count(nation), [200, 30, 10])
  assert.deepEqual(count(buildNation('brevdue', now, { persons: 0, companies: 0, authorities: 0 })), Object.values(leastSizes))
  assert.equal(buildNation('brevdue', now, { ...sizes, authorities: 60 }).authorities.length, 60)
  assert.throws(() => buildNation('brevdue', now, { ...sizes, companies: 9_500 }), RangeError)
})

test('for each purpose there is exactly one party, and three canaries', () => {
  const tags = [...nation.persons, ...nation.companies, ...nation.authorities].flatMap((party): readonly DemoTag[] => party.tags)
  for (const tag of Object.keys(demoTags)) assert.equal(tags.filter((given) => given === tag).length, tag === 'canary' ? 3 : 1, tag)
})

test('every number is another one and can belong to nobody', () => {
  const cpr = nation.persons.map((person) => person.cprNumber)
  const cvr = [...nation.companies, ...nation.clients, ...nation.authorities].map((party) => party.cvrNumber)
  assert.equal(new Set([...cpr, ...cvr]).size, cpr.length + cvr.length)
  for (const number of cpr) assert.ok(Number(number.slice(0, 2)) > 60, number)
  for (const number of cvr) assert.match(number, /^9999\d{4}$/)
  for (const person of nation.persons) assert.equal(birthDateOfCprNumber(person.cprNumber), person.birthDate)
})

test('the child is 14 and turns 15 in sixty days', () => {
  const child = nation.persons.find((person) => person.tags.includes('citizen-child'))
  assert.ok(child !== undefined)
  assert.equal(yearsBetween(child.birthDate, civilDate(addDuration(now, 'P59D'))), 14)
  assert.equal(yearsBetween(child.birthDate, civilDate(addDuration(now, 'P60D'))), 15)
  assert.equal(nation.registrations.contacts.some((contact) => contact.partyId === child.partyId), false)
})

test('ids and subjects are never used twice', () => {
  const { systems, contactPoints, registrations, identities, mailboxes } = nation
  const ids: string[] = [
    ...nation.persons.map((party) => party.partyId), ...nation.companies.map((party) => party.partyId), ...nation.clients.map((party) => party.partyId), ...nation.authorities.map((party) => party.partyId),
    ...nation.organisations.map((organisation) => organisation.organisationId), ...systems.map((system) => system.systemId), ...contactPoints.map((point) => point.contactPointId),
    ...registrations.contacts.map((contact) => contact.contactId), ...registrations.mailbox.map((row) => row.subscriptionId), ...registrations.nemSms.map((row) => row.subscriptionId),
    ...identities.flatMap(({ identityId, subject, rid }) => [identityId, subject, ...(rid === null ? [] : [rid])]), ...mailboxes.flatMap(({ mailboxId, folders }) => [mailboxId, ...folders.map((folder) => folder.folderId)]),
  ]
  assert.equal(new Set(ids).size, ids.length)
})

test('the company with a receiver system has forty employees, one of them without any right', () => {
  const company = nation.companies.find(({ tags }) => tags.includes('company-receiver-system'))
  const staff = nation.identities.filter((identity) => identity.partyId === company?.partyId)
  assert.equal(staff.length, 40)
  assert.equal(staff.filter((identity) => identity.privileges.length === 0).length, 1)
})

test('for each right somebody has this one alone, and the accountant has two at each of a thousand companies', () => {
  const ofTag = (tag: DemoTag) => nation.identities.filter(({ partyId }) => [...nation.companies, ...nation.authorities].some((party) => party.partyId === partyId && party.tags.includes(tag)))
  assert.deepEqual(ofTag('authority-every-right').map(({ privileges }) => privileges), privilegeTypes.map((privilege) => [privilege]))
  const [accountant, ...colleagues] = ofTag('accountant-1000-companies')
  assert.deepEqual(accountant?.elsewhere?.privileges, ['SYSTEM_MANAGER', 'MESSAGE_BASIC'])
  assert.equal(new Set(accountant?.elsewhere?.partyIds).size, 1_000)
  assert.deepEqual(colleagues.map(({ elsewhere }) => elsewhere), [undefined, undefined])
})

test('the canaries are the odd names and their numbers', () => {
  const { names, numbers } = canaries(nation)
  assert.deepEqual(names, ['Asta Kanariefuglsang', 'Bo Papegøjeskrig', 'Rita Ibisvinge'])
  assert.equal(numbers.length, 3)
  for (const name of names) assert.equal(nation.persons.filter((person) => person.name.includes(name.split(' ')[1] ?? '')).length, 1)
})

test('an authority waits to be connected, with two employees who may nothing yet, and a company for the first login of its owner', () => {
  const authority = nation.authorities.find(({ tags }) => tags.includes('authority-not-connected'))
  assert.equal(nation.organisations.some(({ partyId }) => partyId === authority?.partyId), false)
  assert.deepEqual(nation.identities.filter(({ partyId }) => partyId === authority?.partyId).map(({ privileges }) => privileges), [[], []])
  const company = nation.companies.find(({ tags }) => tags.includes('company-first-login'))
  const staff = nation.identities.filter(({ partyId }) => partyId === company?.partyId)
  assert.deepEqual(staff.map(({ personId }) => personId), [...(company?.legalOwners ?? []), null])
  assert.ok(staff.every(({ privileges }) => privileges.length === 0))
})
