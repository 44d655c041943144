import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestCompany } from '../../parties/parties.testing.ts'
import { instantText } from '../../platform/clock/index.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { claimBatch } from '../../platform/work/index.ts'
import { insertTestRegistration } from '../register.testing.ts'
import type { Entered } from './notices.testing.ts'
import { changeContacts, enterPerson, withNotices } from './notices.testing.ts'

const enterFirm = (database: Database): Promise<Entered> =>
  database.transaction(async (tx) => {
    const { partyId, cvrNumber } = await insertTestCompany(tx)
    return { partyId, number: cvrNumber, contactId: await insertTestRegistration(tx, { partyId }) }
  })

const hourMs = 3_600_000

test('each subscriber is told of what it asked for: all, new, or single contacts, and not of what was before', () =>
  withNotices(async ({ database, subscribe, settle, lookups }) => {
    const [old, single, oldFirm] = [await enterPerson(database), await enterPerson(database), await enterFirm(database)]
    const citizens = await subscribe({ operations: ['ALL_CITIZENS'] })
    const newCitizens = await subscribe({ operations: ['NEW_CITIZENS'] })
    const companies = await subscribe({ operations: ['ALL_COMPANIES'] })
    const mixed = await subscribe({ operations: ['NEW_COMPANIES'], contactIds: [single.contactId] })
    const one = await subscribe({ contactIds: [single.contactId, oldFirm.contactId] })
    const all = [citizens, newCitizens, companies, mixed, one]
    await settle()
    for (const { heard } of all) heard.length = 0

    const [born, founded] = [await enterPerson(database), await enterFirm(database)]
    await changeContacts(database, old, single, oldFirm)
    await settle()
    const toldOf = (...contacts: readonly Entered[]): string[] => contacts.map(({ contactId }) => contactId).toSorted()
    const heardOf = ({ heard }: { heard: readonly { contactId: string }[] }): string[] => heard.map(({ contactId }) => contactId).toSorted()
    assert.deepEqual(heardOf(citizens), toldOf(old, single, born))
    assert.deepEqual(heardOf(newCitizens), toldOf(born))
    assert.deepEqual(heardOf(companies), toldOf(oldFirm, founded))
    assert.deepEqual(heardOf(mixed), toldOf(single, founded))
    assert.deepEqual(heardOf(one), toldOf(single, oldFirm))

    const [notice] = newCitizens.heard
    assert.deepEqual(notice, { contactId: born.contactId, cprNumber: born.number, lastUpdated: notice?.lastUpdated })
    assert.match(notice?.lastUpdated ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.equal(one.heard.find(({ contactId }) => contactId === oldFirm.contactId)?.cvrNumber, oldFirm.number)
    const inLogOf = ({ partyId }: Entered): string[] => lookups.filter(({ ownerId }) => ownerId === partyId).map(({ systemId, tag }) => `${systemId} ${tag}`)
    assert.deepEqual(inLogOf(born).toSorted(), [citizens, newCitizens].map(({ systemId }) => `${systemId} CONTACT_REGISTRY_ACCESSED_CITIZEN`).toSorted())
    await settle()
    assert.equal(citizens.heard.length, 3, 'told once')
  }))

test('a contact that changes often before it is told is one notice', () =>
  withNotices(async ({ database, subscribe, settle }) => {
    const person = await enterPerson(database)
    const subscriber = await subscribe({ contactIds: [person.contactId] })
    for (let round = 0; round < 5; round++) await changeContacts(database, person)
    await settle()
    assert.equal(subscriber.heard.length, 1)
  }))

test('a notice that is not taken is tried eleven times over seven days, and a newer change begins anew', () =>
  withNotices(async ({ database, subscribe, settle, advance }) => {
    const person = await enterPerson(database)
    const subscriber = await subscribe({ contactIds: [person.contactId] }, () => 500)
    await changeContacts(database, person)
    await settle()
    const counts = [subscriber.heard.length]
    for (const hours of [0.24, 0.01, 0.76, 5, 18, 24]) {
      await advance(hours * hourMs)
      counts.push(subscriber.heard.length)
    }
    assert.deepEqual(counts, [1, 1, 2, 3, 4, 5, 6])
    await advance(20 * 24 * hourMs)
    assert.equal(subscriber.heard.length, 11)
    subscriber.behave(() => 200)
    await advance(30 * 24 * hourMs)
    assert.equal(subscriber.heard.length, 11, 'given up')
    await changeContacts(database, person)
    await settle()
    assert.equal(subscriber.heard.length, 12)
  }))

test('a subscriber that works again is told at the next attempt, of the newest state, once', () =>
  withNotices(async ({ database, subscribe, settle, advance }) => {
    const person = await enterPerson(database)
    const subscriber = await subscribe({ contactIds: [person.contactId] }, () => 'drop')
    await changeContacts(database, person)
    await settle()
    const before = subscriber.heard.at(-1)
    await changeContacts(database, person)
    await settle()
    assert.equal(subscriber.heard.length, 2, 'a newer change is tried at once')
    subscriber.behave(() => 200)
    await advance(24 * hourMs)
    assert.equal(subscriber.heard.length, 3)
    assert.notEqual(subscriber.heard.at(-1)?.lastUpdated, before?.lastUpdated)
    assert.deepEqual(subscriber.taken(), [person.contactId])
  }))

test('a subscriber that hangs is called a few times only, and delays no other', () =>
  withNotices(async ({ database, subscribe, settle }) => {
    const persons: Entered[] = []
    for (let made = 0; made < 30; made++) persons.push(await enterPerson(database))
    const hanging = await subscribe({ operations: ['ALL_CITIZENS'] }, () => 'hang')
    const others = [await subscribe({ operations: ['ALL_CITIZENS'] }), await subscribe({ contactIds: persons.map(({ contactId }) => contactId) })]
    await settle()
    hanging.heard.length = 0
    await changeContacts(database, ...persons)
    await settle()
    assert.equal(hanging.heard.length, 4)
    for (const { taken } of others) assert.equal(new Set(taken()).size, 30)
  }))

test('one contact that a subscriber cannot take holds none of the others back', () =>
  withNotices(async ({ database, subscribe, settle, advance }) => {
    const persons: Entered[] = []
    for (let made = 0; made < 12; made++) persons.push(await enterPerson(database))
    const [poison] = persons
    const subscriber = await subscribe({ operations: ['ALL_CITIZENS'] }, ({ contactId }) => (contactId === poison?.contactId ? 422 : 200))
    await changeContacts(database, ...persons)
    await settle()
    assert.equal(new Set(subscriber.taken()).size, 11)
    await changeContacts(database, ...persons.slice(1))
    await settle()
    await advance(hourMs / 4)
    const tried = subscriber.heard.filter(({ contactId }) => contactId === poison?.contactId).length
    assert.deepEqual([tried, subscriber.heard.length], [2, 24])
  }))

test('a worker that dies between telling and writing tells again, and loses nothing', () =>
  withNotices(async ({ database, stage, subscribe, plan, settle }) => {
    const person = await enterPerson(database)
    const subscriber = await subscribe({ contactIds: [person.contactId] })
    await changeContacts(database, person)
    const [item] = (await claimBatch(database, stage.name, { batchSize: 1, leaseMs: 1 })).items
    assert.equal(item, undefined, 'not planned yet')
    await plan()
    const never = new AbortController().signal
    const lost = { claimId: uuidV4() as never, stage: stage.name, items: [{ subjectId: subscriber.subscriptionId, lane: 'single' as const, senderId: subscriber.systemId, attempts: 0 }] } // a claim that nobody holds
    await assert.rejects(stage.handle(lost, { finish: never, breakOff: never }), { name: 'ClaimLost' })
    assert.ok(subscriber.heard.length >= 1)
    await settle()
    assert.ok(subscriber.heard.length >= 2)
    assert.equal(new Set(subscriber.taken()).size, 1)
  }))

test('a subscription that ended, or whose system is out of operation, is not called, and what waits for the system comes when it is in operation again', () =>
  withNotices(async ({ database, subscribe, settle, advance }) => {
    const person = await enterPerson(database)
    const subscriber = await subscribe({ contactIds: [person.contactId] })
    const setActive = (active: boolean) => database.transaction(({ client, now }) => client.query('UPDATE systems SET active_to = $1 WHERE system_id = $2', [active ? null : instantText(now), subscriber.systemId]))
    await setActive(false)
    await changeContacts(database, person)
    await settle()
    await advance(2 * hourMs)
    assert.deepEqual(subscriber.heard, [])
    await setActive(true)
    await advance(hourMs)
    assert.equal(subscriber.heard.length, 1)
  }))
