import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestPerson } from '../parties/parties.testing.ts'
import { instantText, pause } from '../platform/clock/index.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { Database } from '../platform/database/index.ts'
import { addRegistrations } from './add-registrations.ts'
import type { Contact } from './contact.ts'
import type { Entered } from './notices/notices.testing.ts'
import { changeContacts, enterPerson } from './notices/notices.testing.ts'
import type { Get } from './register-scene.testing.ts'
import { found, withRegister } from './register-scene.testing.ts'
import type { SubscriptionId } from './registration.ts'

const contactOf = async (get: Get, { contactId }: Entered): Promise<Contact> => (await get(contactId)).body as Contact // the schema checked it

async function enterPersons(database: Database, count: number): Promise<Entered[]> {
  const entered: Entered[] = []
  for (let made = 0; made < count; made++) entered.push(await enterPerson(database))
  return entered
}

test('who walks through the changes while contacts change sees each of them, and those that changed again with their newest version', () =>
  withRegister(async () => undefined, async ({ database, get, now }) => {
    const persons = await enterPersons(database, 7)
    const seen = new Map<string, number>()
    const [first, second, , , fifth, sixth] = persons
    assert.ok(first !== undefined && second !== undefined && fifth !== undefined && sixth !== undefined)
    const meanwhile = [[first, fifth], [fifth, second], [sixth]]
    const query = `?lastUpdated=${instantText(now)}&size=2`
    for (let next: string | undefined = ''; next !== undefined; ) {
      const page = found(await get(`${query}${next === '' ? '' : `&next=${encodeURIComponent(next)}`}`))
      for (const contact of page.contacts) seen.set(contact.id, contact.version)
      await changeContacts(database, ...(meanwhile.shift() ?? []))
      next = page.next
    }
    assert.equal(seen.size, 7)
    for (const person of persons) assert.equal(seen.get(person.contactId), (await contactOf(get, person)).version)
  }))

test('a change that began earlier and is written later does not set the time of a contact back', () =>
  withRegister(async () => undefined, async ({ database, get }) => {
    const [person] = await enterPersons(database, 1)
    assert.ok(person !== undefined)
    await database.transaction(async (tx) => {
      await pause(20)
      await changeContacts(database, person)
      const before = await contactOf(get, person)
      await addRegistrations(tx, { contacts: [person], mailbox: [], nemSms: [] })
      assert.ok(instantText(tx.now) < before.lastUpdated)
    })
    const { lastUpdated, version } = await contactOf(get, person)
    assert.equal(version, 2)
    const [page] = found(await get(`?id=${person.contactId}&lastUpdated=${lastUpdated}`)).contacts
    assert.equal(page?.version, 2)
  }))

test('what is added to an entry changes it, also without its entry being named', () =>
  withRegister(
    async (tx) => {
      const { partyId } = await insertTestPerson(tx)
      const contactId = uuidV7(tx.now) as Entered['contactId'] // branding
      await addRegistrations(tx, { contacts: [{ contactId, partyId }], mailbox: [], nemSms: [] })
      return { partyId, contactId, number: '' }
    },
    async ({ database, get, made }) => {
      const { lastUpdated } = await contactOf(get, made)
      await pause(5)
      await database.transaction((tx) => {
        const subscriptionId = uuidV7(tx.now) as SubscriptionId // branding
        return addRegistrations(tx, { contacts: [], mailbox: [], nemSms: [{ subscriptionId, partyId: made.partyId, mobileNumber: '20123456', verifiedAt: null }] })
      })
      const after = await contactOf(get, made)
      assert.deepEqual([after.version, after.nemSmsSubscription?.mobileNumber, after.lastUpdated > lastUpdated], [1, '20123456', true])
    },
  ))
