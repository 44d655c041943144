import assert from 'node:assert/strict'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { recordEvents } from '../events/index.ts'
import { insertTestCompany, insertTestPerson } from '../parties/parties.testing.ts'
import { stopwatch } from '../platform/clock/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { maxLookedUp } from './bulk-lookup.ts'
import type { RecordLookups } from './contact-lookup.ts'
import { contactRoutes } from './contacts.routes.ts'
import { insertCrowd } from './crowd.testing.ts'
import { found, notificationUrlFault, serverOf, withRegister, wrongFields } from './register-scene.testing.ts'
import { insertTestRegistration } from './register.testing.ts'
import { searchContacts } from './search-contacts.ts'

const bulkPath = '/apis/brevdue/v1/contacts/bulk-lookup'

async function insertTwoPersonsAndAFirm(tx: Transaction) {
  const persons = [await insertTestPerson(tx), await insertTestPerson(tx)] as const
  const firm = await insertTestCompany(tx)
  for (const { partyId } of [...persons, firm]) await insertTestRegistration(tx, { partyId })
  return { persons, firm }
}

const recordInLog: RecordLookups = (tx, lookups) =>
  recordEvents(tx, lookups.map(({ tag, ownerId, systemId, contacts }) => ({ tag, ownerId, actor: { kind: 'system' as const, id: systemId }, systemId, properties: { contacts } })))

test('many numbers are looked up by the body of a GET or a POST: each is answered once, an unknown one not at all, and every person sees it', () =>
  withRegister(insertTwoPersonsAndAFirm, async ({ get, call, made: { persons: [first, second], firm }, lookups }) => {
    const body = { cprNumbers: [second.cprNumber, first.cprNumber, second.cprNumber, '610180-9999'], cvrNumbers: [firm.cvrNumber, '99990000'] }
    const answer = found(await get('?isBulkLookup=true', body))
    assert.deepEqual(answer.contacts.map(({ cprNumber, cvrNumber }) => cprNumber ?? cvrNumber), [first.cprNumber, second.cprNumber, firm.cvrNumber])
    assert.deepEqual([answer.totalElements, answer.totalPages, answer.next], [3, 1, undefined])
    const logged = ['CONTACT_SEARCHES 3', 'CONTACT_REGISTRY_ACCESSED_CITIZEN 1', 'CONTACT_REGISTRY_ACCESSED_CITIZEN 1', 'CONTACT_SEARCHES 1']
    assert.deepEqual(lookups.map(({ tag, contacts }) => `${tag} ${contacts}`), logged)
    assert.deepEqual(found(await call('POST', bulkPath, { body })), answer)
    assert.equal(lookups.length, 8)
  }))

test('a bulk look-up goes page by page when it is asked to, and keeps to what changed since', () =>
  withRegister(insertTwoPersonsAndAFirm, async ({ get, call, made: { persons: [first, second], firm } }) => {
    const body = { cprNumbers: [first.cprNumber, second.cprNumber], cvrNumbers: [firm.cvrNumber] }
    const page = found(await get('?isBulkLookup=true&size=2', body))
    assert.deepEqual([page.contacts.length, page.totalElements, page.totalPages], [2, 3, 2])
    const rest = found(await call('POST', `${bulkPath}?size=2&next=${encodeURIComponent(page.next ?? '')}`, { body }))
    assert.deepEqual(rest.contacts.map(({ cvrNumber }) => cvrNumber), [firm.cvrNumber])
    assert.equal(found(await get('?isBulkLookup=true&lastUpdated=2999-01-01T00:00:00.000Z', body)).totalElements, 0)
  }))

test('a wrong body is refused by field and position, without a number being repeated', () =>
  withRegister(async () => undefined, async ({ get, call, lookups }) => {
    const ask = (body: unknown) => get('?isBulkLookup=true', body)
    const wrong = await ask({ cprNumbers: ['6101800001', '9999991234', 61_01_80_0001], cvrNumbers: ['x'] })
    assert.deepEqual(wrongFields(wrong), ['cprNumbers.1', 'cprNumbers.2', 'cvrNumbers.0'])
    assert.equal(/9999991234|610180/.test(JSON.stringify(wrong.body)), false)
    const odd = [{}, { cprNumbers: [] }, { cprNumbers: null }, { cprNumbers: '6101800001' }, { cprNumbers: { length: 99_999 } }, '[]', 'null', '"6101800001"', '17', '{"6101800001": 1}', '{"__proto__": {"cprNumbers": []}}']
    for (const body of odd) {
      const answer = await ask(body)
      assert.equal(wrongFields(answer).length, 1, JSON.stringify(body))
      assert.equal(JSON.stringify(answer.body).includes('6101800001'), false)
    }
    assert.deepEqual(wrongFields(await get('?isBulkLookup=true&cprNumber=6101800001', { cprNumbers: ['6101800001'] })), ['isBulkLookup'])
    assert.deepEqual(wrongFields(await get('', { cprNumbers: ['6101800001'] })), ['body'])
    assert.deepEqual([(await ask('{')).status, (await ask('{"cprNumbers": ["6101800001\\u0000"]}')).status], [400, 400])
    const form = await call('GET', '/apis/v1/contacts/?isBulkLookup=true', { body: 'x', headers: { 'content-type': 'text/plain' } })
    assert.deepEqual([form.status, lookups], [415, []])
  }))

test('a body of deep nesting or of a hundred thousand faults is refused shortly', () =>
  withRegister(async () => undefined, async ({ get }) => {
    const nested = await get('?isBulkLookup=true', `{"cprNumbers": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`)
    assert.deepEqual(wrongFields(nested), ['cprNumbers.0'])
    const faults = await get('?isBulkLookup=true', { cvrNumbers: Array.from({ length: maxLookedUp }, () => '') })
    assert.equal(wrongFields(faults).length, 50)
    assert.match(JSON.stringify(faults.body), /And 9950 more/)
    assert.equal((await get('?isBulkLookup=true', `{"cprNumbers": ["${'1'.repeat(1_100_000)}"]}`)).status, 413)
  }))

test('10 000 numbers are taken and answered in sets; 10 001 are refused with the limit', () =>
  withRegister(
    async (tx) => (await insertCrowd(tx, maxLookedUp)).map(({ cprNumber }) => cprNumber),
    async ({ database, get, made: cprNumbers, lookups, caller }) => {
      const tooMany = await get('?isBulkLookup=true', { cprNumbers, cvrNumbers: ['99990000'] })
      assert.deepEqual(wrongFields(tooMany), ['body'])
      assert.match(JSON.stringify(tooMany.body), /At most 10000 numbers together; these are 10001/)
      const statements = await database.transaction(async (tx) => {
        await searchContacts(tx, { cprNumber: cprNumbers, page: 0, size: maxLookedUp })
        return tx.count.statements
      })
      assert.equal(statements, 4)
      const elapsed = stopwatch()
      assert.equal(found(await get('?isBulkLookup=true', { cprNumbers })).contacts.length, maxLookedUp)
      // Usually about half a second; the machine of a test run is shared.
      assert.ok(elapsed() < 15_000, `${elapsed()} ms`)
      assert.equal(lookups.length, maxLookedUp + 1)
      assert.deepEqual(lookups[0], { tag: 'CONTACT_SEARCHES', ownerId: caller.organisationPartyId, systemId: caller.systemId, organisationPartyId: caller.organisationPartyId, contacts: maxLookedUp })
    },
    recordInLog,
  ))

test('a GET with a body comes through a real connection, which serves the next call too', () =>
  withRegister(insertTwoPersonsAndAFirm, async ({ database, made: { persons: [person] }, caller }) => {
    const app = await serverOf(contactRoutes({ database, authenticateSender: async () => caller, recordLookups: () => Promise.resolve(), notificationUrlFault }))
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as AddressInfo // a TCP listener
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    const ask = (path: string, body: string) =>
      new Promise<string>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
        const request = http.request({ host: '127.0.0.1', port, path, method: 'GET', headers, agent }, (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(`${response.statusCode} ${Buffer.concat(chunks).toString()}`))
        })
        request.on('error', reject).end(body)
      })
    const body = JSON.stringify({ cprNumbers: [person.cprNumber] })
    for (let round = 0; round < 2; round++) assert.match(await ask('/apis/v1/contacts/?isBulkLookup=true', body), new RegExp(`^200 .*"cprNumber":"${person.cprNumber}"`))
    agent.destroy()
    await app.close()
  }))
