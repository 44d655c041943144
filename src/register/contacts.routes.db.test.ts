import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import type { PartyId } from '../parties/index.ts'
import { insertTestCompany, insertTestPerson } from '../parties/parties.testing.ts'
import { addDuration, civilDate, instantText } from '../platform/clock/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import type { Contact } from './contact.ts'
import type { AskingSystem } from './contact-lookup.ts'
import { contactRoutes } from './contacts.routes.ts'
import { found, notificationUrlFault, serverOf, withRegister } from './register-scene.testing.ts'
import { insertTestRegistration } from './register.testing.ts'
import type { ContactId, RegistrationStatus } from './registration.ts'

test('an enrolled citizen is told in the shape of the wire, and the look-up stands in two logs', () =>
  withRegister(
    async (tx) => {
      const address = { street: 'Prøvevej', houseNumber: '7', floor: '2', door: 'tv', postalCode: '8000', postDistrict: 'Aarhus C', countryCode: 'DK' }
      const person = await insertTestPerson(tx, { address })
      return { person, contactId: await insertTestRegistration(tx, { partyId: person.partyId, mobileNumber: '20123456' }) }
    },
    async ({ get, made: { person, contactId }, now, lookups, caller }) => {
      const { status, body } = await get(contactId)
      assert.equal(status, 200)
      const contact = body as Contact // the schema checked it
      const yearAgo = instantText(addDuration(now, '-P1Y'))
      assert.deepEqual(contact, {
        id: contactId,
        version: 0,
        type: 'CITIZEN',
        cprNumber: person.cprNumber,
        eligibleForVoluntaryRegistration: false,
        nemSmsSubscription: { id: contact.nemSmsSubscription?.id, version: 0, mobileNumber: '20123456', verificationTime: yearAgo, confirmedDateTime: yearAgo },
        mailboxSubscription: {
          id: contact.mailboxSubscription?.id, version: 0, registrationStatus: 'AUTOMATIC_REGISTRATION', publicRegistrationStatus: 'REGISTERED',
          exemptThroughPowerOfAttorney: false, startTime: yearAgo,
        },
        address: { '@type': 'CitizenAddress', streetName: 'Prøvevej', houseNumberFrom: '7', floor: '2', door: 'tv', postalCode: '8000', postDistrict: 'Aarhus C' },
        lastUpdated: instantText(now),
        createdDate: instantText(now),
      })
      const asker = { systemId: caller.systemId, organisationPartyId: caller.organisationPartyId }
      assert.deepEqual(lookups, [
        { ...asker, tag: 'CONTACT_SEARCHES', ownerId: caller.organisationPartyId, contacts: 1 },
        { ...asker, tag: 'CONTACT_REGISTRY_ACCESSED_CITIZEN', ownerId: person.partyId, contacts: 1 },
      ])
      assert.equal((await get(caller.systemId)).status, 404)
      assert.equal((await get('nobody')).status, 400)
      assert.equal(lookups.length, 2)
    },
  ))

test('every state of the register is told as the wire names it', () =>
  withRegister(
    async (tx) => {
      const enter = (partyId: PartyId, registrationStatus: RegistrationStatus | null): Promise<ContactId> => insertTestRegistration(tx, { partyId, registrationStatus })
      const quiet = await insertTestCompany(tx, { registeredAt: addDuration(tx.now, '-P3D') })
      return {
        exempt: await enter((await insertTestPerson(tx)).partyId, 'EXEMPT_OTHER_REASON'),
        firm: await enter((await insertTestCompany(tx)).partyId, 'EXEMPT_OTHER_REASON'),
        dead: await enter((await insertTestPerson(tx, { status: 'dead' })).partyId, 'AUTOMATIC_REGISTRATION'),
        departed: await enter((await insertTestPerson(tx, { status: 'departed' })).partyId, null),
        quiet: await enter(quiet.partyId, 'AUTOMATIC_REGISTRATION'),
      }
    },
    async ({ get, made, now }) => {
      const contacts = new Map(found(await get('')).contacts.map((contact) => [contact.id, contact]))
      const subscription = (id: string) => contacts.get(id)?.mailboxSubscription
      const start = civilDate(addDuration(now, '-P1Y'))
      assert.deepEqual([subscription(made.exempt)?.publicRegistrationStatus, subscription(made.exempt)?.exemptionStart, subscription(made.exempt)?.exemptionEnd], ['EXEMPT', start, undefined])
      assert.deepEqual([contacts.get(made.firm)?.type, subscription(made.firm)?.exemptionEnd], ['COMPANY', `${Number(start.slice(0, 4)) + 2}-11-01`])
      assert.equal(subscription(made.dead)?.publicRegistrationStatus, 'CLOSED')
      assert.deepEqual([subscription(made.departed), contacts.get(made.departed)?.eligibleForVoluntaryRegistration], [undefined, true])
      assert.equal(subscription(made.quiet), undefined)
    },
  ))

test('contacts are found by numbers and ids, several at once; a protected address is not told', () =>
  withRegister(
    async (tx) => {
      const address = { street: 'Skjult', houseNumber: '1', floor: null, door: null, postalCode: '8000', postDistrict: 'Aarhus C', countryCode: 'DK' }
      const hidden = await insertTestPerson(tx, { address, addressProtected: true })
      const firm = await insertTestCompany(tx, { address })
      const third = await insertTestPerson(tx)
      for (const { partyId } of [hidden, firm, third]) await insertTestRegistration(tx, { partyId })
      return { hidden, firm, third }
    },
    async ({ get, made: { hidden, firm, third }, lookups }) => {
      const numbers = async (query: string): Promise<string[]> => found(await get(`?${query}`)).contacts.map((contact) => contact.cprNumber ?? contact.cvrNumber ?? '')
      assert.deepEqual(await numbers(`cprNumber=${hidden.cprNumber},${third.cprNumber}`), [hidden.cprNumber, third.cprNumber])
      assert.deepEqual(await numbers(`cprNumber=${hidden.cprNumber}&cvrNumber=${firm.cvrNumber}`), [hidden.cprNumber, firm.cvrNumber])
      assert.deepEqual(lookups.slice(-3).map(({ tag, contacts }) => `${tag} ${contacts}`), ['CONTACT_SEARCHES 2', 'CONTACT_REGISTRY_ACCESSED_CITIZEN 1', 'CONTACT_SEARCHES 1'])
      assert.deepEqual(await numbers('cprNumber=6101010001'), [])
      const all = found(await get('')).contacts
      assert.deepEqual(all.map((contact) => contact.address?.['@type']), [undefined, 'CompanyAddress', undefined])
      assert.deepEqual(await numbers(`id=${all[1]?.id},${all[2]?.id}`), [firm.cvrNumber, third.cprNumber])
      assert.deepEqual(await numbers(`id=${all[1]?.id}&cprNumber=${third.cprNumber}`), [])
    },
  ))

test('all contacts are walked through by next, and changes since a moment are found', () =>
  withRegister(
    async (tx) => {
      for (let made = 0; made < 5; made++) await insertTestRegistration(tx, { partyId: (await insertTestPerson(tx)).partyId })
    },
    async ({ get, now }) => {
      const seen = new Set<string>()
      let page = found(await get('?size=2'))
      assert.deepEqual([page.totalElements, page.totalPages], [5, 3])
      for (;;) {
        for (const contact of page.contacts) seen.add(contact.id)
        if (page.next === undefined) break
        page = found(await get(`?size=2&next=${encodeURIComponent(page.next)}`))
      }
      assert.equal(seen.size, 5)
      assert.equal(found(await get('?size=2&page=2')).contacts.length, 1)
      assert.equal(found(await get(`?lastUpdated=${instantText(now)}`)).totalElements, 5)
      assert.equal(found(await get(`?lastUpdated=${instantText(addDuration(now, 'PT1S'))}`)).totalElements, 0)
    },
  ))

test('a wrong number is refused without being repeated, and unknown filters are refused', () =>
  withRegister(
    async () => undefined,
    async ({ get, lookups }) => {
      const { status, body } = await get('?cprNumber=9999991234&cvrNumber=12')
      assert.equal(status, 400)
      assert.equal(JSON.stringify(body).includes('9999991234'), false)
      const { fieldErrors } = body as { fieldErrors: { field: string }[] } // the wire's ErrorMessage
      assert.deepEqual(fieldErrors.map(({ field }) => field.split('.')[0]), ['cprNumber', 'cvrNumber'])
      for (const query of ['lastUpdated=yesterday', 'next=x', `cprNumber=${Array.from({ length: 1_001 }, () => '6101801234').join()}`]) assert.equal((await get(`?${query}`)).status, 400, query.slice(0, 30))
      assert.deepEqual(lookups, [])
    },
  ))

test('companies look up nobody, and a look-up that cannot be recorded answers nothing', () =>
  withTestDatabase(async (database) => {
    const { partyId } = await database.transaction((tx) => insertTestAuthorityOrganisation(tx))
    const answer = async (system: AskingSystem): Promise<string> => {
      const routes = contactRoutes({ database, authenticateSender: async () => system, recordLookups: () => Promise.reject(new Error('the log is full')), notificationUrlFault })
      const app = await serverOf(routes)
      const { statusCode, json } = await app.inject({ method: 'GET', url: '/apis/v1/contacts/' })
      await app.close()
      return `${statusCode} ${json<{ code: string }>().code}`
    }
    const authority: AskingSystem = { systemId: uuidV7(0), organisationPartyId: partyId, organisationType: 'AUTHORITY' }
    assert.equal(await answer({ ...authority, organisationType: 'COMPANY' }), '403 contacts.not.allowed')
    assert.equal(await answer(authority), '500 internal.error')
  }))
