import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stopwatch } from '../../platform/clock/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import { allStatements } from '../../platform/database/index.ts'
import { addRegistrations } from '../add-registrations.ts'
import { insertCrowd } from '../crowd.testing.ts'
import { enrolParties } from '../enrol-parties.ts'
import type { SubscriptionWish } from '../subscriptions/contact-subscription.ts'
import { replaceSubscription } from '../subscriptions/keep-subscription.ts'
import type { Entered, NoticeScene, TestSubscriber } from './notices.testing.ts'
import { changeContacts, enterPerson, untilEnded, withNotices } from './notices.testing.ts'
import { planNotices } from './plan-notices.ts'
import { turnChangesIntoNotices } from './turn-changes-into-notices.ts'

/** Opens a transaction that changes a contact and stays open until it is let go. */
function changeThatWaits(database: Database, { partyId, contactId }: Entered): { written: Promise<void>; letGo: () => void; ended: Promise<void> } {
  const written = Promise.withResolvers<void>()
  const hold = Promise.withResolvers<void>()
  const ended = database.transaction(async (tx) => {
    await addRegistrations(tx, { contacts: [{ partyId, contactId }], mailbox: [], nemSms: [] })
    written.resolve()
    await hold.promise
  })
  return { written: written.promise, letGo: hold.resolve, ended }
}

test('a change that commits after later ones is told, however often the others were looked through meanwhile', () =>
  withNotices(async ({ database, subscribe, settle }) => {
    const [slow, quick] = [await enterPerson(database), await enterPerson(database)]
    const subscriber = await subscribe({ contactIds: [slow.contactId, quick.contactId] })
    const waiting = changeThatWaits(database, slow)
    await waiting.written
    for (let round = 0; round < 3; round++) {
      await changeContacts(database, quick)
      await database.transaction(planNotices)
      await database.transaction((tx) => turnChangesIntoNotices(tx, subscriber.subscriptionId, 100))
    }
    waiting.letGo()
    await waiting.ended
    await settle()
    assert.deepEqual(new Set(subscriber.taken()), new Set([slow.contactId, quick.contactId]))
  }))

test('a new contact is told as new although it changed again, beyond a transaction still open, before anybody looked', () =>
  withNotices(async ({ database, subscribe, settle }) => {
    const other = await enterPerson(database)
    await untilEnded(database)
    const subscriber = await subscribe({ operations: ['NEW_CITIZENS'] })
    const fresh = await enterPerson(database)
    const waiting = changeThatWaits(database, other)
    await waiting.written
    await changeContacts(database, fresh)
    await database.transaction(planNotices)
    await database.transaction((tx) => turnChangesIntoNotices(tx, subscriber.subscriptionId, 100))
    waiting.letGo()
    await waiting.ended
    await settle()
    assert.deepEqual(new Set(subscriber.taken()), new Set([fresh.contactId]))
    await changeContacts(database, fresh)
    await settle()
    assert.equal(subscriber.heard.length, 1, 'told once')
  }))

test('a mass change costs no more for ten subscribers to all, and is planned in four statements', () =>
  withNotices(async ({ database, subscribe }) => {
    const persons = await database.transaction((tx) => insertCrowd(tx, 10_000))
    const change = (tx: Transaction) => enrolParties(tx, persons.map(({ partyId }) => partyId))
    const statementsOfChange = () => database.transaction(async (tx) => (await change(tx), tx.count.statements))
    const alone = await statementsOfChange()
    for (let made = 0; made < 10; made++) await subscribe({ operations: ['ALL_CITIZENS'] })
    await untilEnded(database)
    await database.transaction(planNotices)
    assert.equal(await statementsOfChange(), alone)
    await untilEnded(database)
    const elapsed = stopwatch()
    assert.deepEqual(await database.transaction(async (tx) => [await planNotices(tx), tx.count.statements]), [10, 4])
    assert.ok(elapsed() < 15_000, `${elapsed()} ms`)
    await database.transaction(async (tx) => assert.deepEqual([await planNotices(tx), tx.count.statements], [0, 1]))
  }))

test('all of a mass change is told, round after round, each once', () =>
  withNotices(async ({ database, subscribe, settle }) => {
    const subscriber = await subscribe({ operations: ['ALL_CITIZENS'] })
    await database.transaction((tx) => insertCrowd(tx, 700))
    await settle()
    assert.deepEqual([subscriber.heard.length, new Set(subscriber.taken()).size], [700, 700])
  }))

test('the next changes of a subscriber to all, or to new ones, are found by an index, not by looking at every contact', () =>
  withNotices(async ({ database, subscribe }) => {
    await database.transaction((tx) => insertCrowd(tx, 10_000))
    await subscribe({ operations: ['ALL_CITIZENS'] })
    const place = ['1', '00000000-0000-0000-0000-000000000000', '9000000']
    const subscriptionId = '0197a000-0000-7000-8000-000000000001'
    for (const [parameter, values, index] of [['changedKinds', [...place, ['person'], subscriptionId, 200], /contacts_changed/], ['newKinds', [...place, ['person'], 200], /contacts_created/]] as const) {
      const statement = allStatements().find(({ parameters }) => parameter in parameters)
      const plan = await database.transaction(async ({ client }) => {
        await client.query('ANALYZE')
        return (await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${statement?.text}`, [...values])).rows.map((row) => row['QUERY PLAN']).join('\n')
      })
      assert.match(plan, index)
      assert.doesNotMatch(plan, /Sort|Seq Scan on contacts/)
    }
  }))

const replace = ({ database }: NoticeScene, { subscriptionId, systemId }: TestSubscriber, wish: SubscriptionWish) =>
  database.transaction((tx) => replaceSubscription(tx, { subscriptionId, systemId, version: 0 }, wish))

test('a subscription that is widened is told of what changes from then on, and what it was to be told before', () =>
  withNotices(async (scene) => {
    const { database, subscribe, settle } = scene
    const [first, second, third] = [await enterPerson(database), await enterPerson(database), await enterPerson(database)]
    const subscriber = await subscribe({ contactIds: [first.contactId] })
    await changeContacts(database, second)
    await changeContacts(database, first)
    await changeContacts(database, third)
    await untilEnded(database)
    await replace(scene, subscriber, { operations: ['ALL_CITIZENS'], contactIds: [], notificationUrl: subscriber.notificationUrl })
    await settle()
    assert.equal(subscriber.taken().includes(first.contactId), true)
    assert.equal(subscriber.taken().includes(second.contactId), false, 'changed before the first that concerned it')
    await changeContacts(database, second)
    await settle()
    assert.equal(subscriber.taken().includes(second.contactId), true)
  }))

test('what a subscription no longer asks for is not told, also if it waits for its next attempt', () =>
  withNotices(async (scene) => {
    const { database, subscribe, settle, advance } = scene
    const person = await enterPerson(database)
    const subscriber = await subscribe({ contactIds: [person.contactId] }, () => 503)
    await changeContacts(database, person)
    await settle()
    assert.equal(subscriber.heard.length, 1)
    await replace(scene, subscriber, { operations: ['NEW_COMPANIES'], contactIds: [], notificationUrl: subscriber.notificationUrl })
    await advance(8 * 24 * 3_600_000)
    assert.equal(subscriber.heard.length, 1)
  }))

test('in a restored database, where transaction ids begin anew, what was not told yet is told and what comes after it too', () =>
  withNotices(async ({ database, subscribe, settle }) => {
    const [before, after] = [await enterPerson(database), await enterPerson(database)]
    const subscriber = await subscribe({ contactIds: [before.contactId, after.contactId] })
    await changeContacts(database, before)
    const shift = 1_000_000_000_000
    await database.transaction(async ({ client }) => {
      const later = (column: string) => `${column} = (${column}::text::bigint + ${shift})::text::xid8`
      await client.query(`UPDATE contacts SET ${later('created_in')}, ${later('changed_in')}`)
      await client.query(`UPDATE contact_subscriptions SET ${later('seen_transaction')}`)
      await client.query(`UPDATE contact_change_marks SET ${later('planned_to')}`)
    })
    await database.transaction(planNotices)
    await settle()
    assert.equal(subscriber.taken().includes(before.contactId), true)
    await changeContacts(database, after)
    await settle()
    assert.equal(subscriber.taken().includes(after.contactId), true)
    const heard = subscriber.heard.length
    await settle()
    assert.equal(subscriber.heard.length, heard)
  }))
