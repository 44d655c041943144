import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../../organisations/organisations.testing.ts'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import type { AskingSystem } from '../contact-lookup.ts'
import type { RegisterScene, TestAnswer } from '../register-scene.testing.ts'
import { notificationUrlFault, serverOf, withRegister, wrongFields } from '../register-scene.testing.ts'
import { insertTestRegistration } from '../register.testing.ts'
import type { ContactId } from '../registration.ts'
import { subscriptionRoutes } from './contact-subscriptions.routes.ts'

const path = '/apis/v1/contacts/subscriptions/'
const notificationUrl = 'https://sender.example/contacts'

interface Presented {
  readonly id: string
  readonly version: number
  readonly singleContactSubscriptions: readonly { readonly id: string; readonly contactId: string }[]
}

const presented = ({ status, body }: TestAnswer): Presented => {
  assert.equal(status, 200, JSON.stringify(body))
  return body as Presented // the schema checked it
}

const codeOf = ({ status, body }: TestAnswer): string => `${status} ${(body as { code: string }).code}` // the wire's ErrorMessage

const enterPersons = async (tx: Transaction): Promise<ContactId[]> => {
  const contactIds: ContactId[] = []
  for (let made = 0; made < 3; made++) contactIds.push(await insertTestRegistration(tx, { partyId: (await insertTestPerson(tx)).partyId }))
  return contactIds
}

type Call = RegisterScene<unknown>['call']
const replace = (call: Call, id: string, version: number, body: unknown) => call('PUT', `${path}${id}`, { body, headers: { 'if-match': String(version) } })
const end = (call: Call, id: string, version: number | string) => call('DELETE', `${path}${id}`, { headers: { 'if-match': String(version) } })

test('a subscription is made, read, replaced and ended as on the wire, each change by the version before', () =>
  withRegister(enterPersons, async ({ call, made: [first = '', second = '', third = ''], caller }) => {
    const wish = { subscriptionOperations: ['ALL_COMPANIES', 'ALL_COMPANIES'], singleContactSubscriptions: [first, second.toUpperCase(), first], notificationUrl }
    const made = presented(await call('POST', path, { body: wish }))
    const [one, two] = made.singleContactSubscriptions
    assert.deepEqual(made, {
      id: made.id,
      version: 0,
      senderSystemIdentityId: caller.systemId,
      subscriptionOperations: ['ALL_COMPANIES'],
      singleContactSubscriptions: [{ id: one?.id, version: 0, contactId: first }, { id: two?.id, version: 0, contactId: second }],
      notificationUrl,
    })
    assert.deepEqual((await call('GET', path)).body, [made])
    assert.deepEqual((await call('GET', `${path}${made.id}`)).body, made)

    const other = { subscriptionOperations: [], singleContactSubscriptions: [third, second], notificationUrl: `${notificationUrl}/2` }
    const replaced = presented(await replace(call, made.id, 0, other))
    assert.deepEqual([replaced.version, replaced.singleContactSubscriptions.map(({ contactId }) => contactId)], [1, [second, third]])
    assert.equal(replaced.singleContactSubscriptions[0]?.id, two?.id, 'what stays keeps its id')

    assert.equal(codeOf(await replace(call, made.id, 0, other)), '409 version.conflict')
    assert.equal(codeOf(await end(call, made.id, 0)), '409 version.conflict')
    for (const version of ['', '*', 'x', '-1', '1.0']) assert.equal(codeOf(await end(call, made.id, version)), '400 version.required', version)
    assert.deepEqual(await end(call, made.id, '"1"'), { status: 204, body: undefined })
    assert.equal(codeOf(await end(call, made.id, 1)), '404 not.found')
    assert.deepEqual((await call('GET', path)).body, [])
  }))

test('what is wrong with a wish is named by field and position, and nothing is stored', () =>
  withRegister(enterPersons, async ({ call, made: [known = ''] }) => {
    const post = (body: unknown) => call('POST', path, { body })
    const single = (ids: readonly unknown[]) => post({ singleContactSubscriptions: ids, notificationUrl })
    assert.deepEqual(wrongFields(await single([known, uuidV4(), uuidV4()])), ['singleContactSubscriptions.1', 'singleContactSubscriptions.2'])
    assert.deepEqual(wrongFields(await single([known, 'x'])), ['singleContactSubscriptions.1'])
    assert.deepEqual(wrongFields(await single(Array.from({ length: 10_001 }, () => known))), ['singleContactSubscriptions'])
    assert.deepEqual(wrongFields(await post({ notificationUrl })), ['subscriptionOperations'])
    assert.deepEqual(wrongFields(await post({ subscriptionOperations: ['UNKNOWN'], notificationUrl })), ['subscriptionOperations.0'])
    assert.deepEqual(wrongFields(await post({ subscriptionOperations: ['ALL_CITIZENS'] })), ['notificationUrl'])
    assert.deepEqual(wrongFields(await post({ subscriptionOperations: ['ALL_CITIZENS'], notificationUrl: 'http://sender.example/' })), ['notificationUrl'])
    assert.deepEqual(wrongFields(await post({ subscriptionOperations: ['ALL_CITIZENS'], notificationUrl, secret: 1 })), ['body'])
    assert.deepEqual((await call('GET', path)).body, [])
  }))

test('an address that must not be called is refused, also when a subscription is replaced', () =>
  withRegister(async () => undefined, async ({ call }) => {
    const wish = (url: string) => ({ subscriptionOperations: ['ALL_CITIZENS'], notificationUrl: url })
    const { id } = presented(await call('POST', path, { body: wish('http://127.0.0.1:9000/contacts') }))
    const forbidden = [
      'http://169.254.169.254/latest/meta-data', 'https://169.254.169.254/', 'https://[fd00:ec2::254]/', 'https://10.0.0.1/', 'https://0.0.0.0/', 'https://2130706433/',
      'https://0x7f.1/', 'http://sender.example/', 'http://10.0.0.1/', 'https://user:secret@sender.example/', 'file:///etc/passwd', 'gopher://sender.example/', 'sender.example', '', 'https://', 'x'.repeat(3_000),
    ]
    for (const url of forbidden) {
      assert.deepEqual(wrongFields(await call('POST', path, { body: wish(url) })), ['notificationUrl'], url)
      assert.deepEqual(wrongFields(await replace(call, id, 0, wish(url))), ['notificationUrl'], url)
    }
    assert.deepEqual(presented(await call('GET', `${path}${id}`)).version, 0)
  }))

test('a subscription of another system is not there, and a wrong version tells nothing of it', () =>
  withRegister(enterPersons, async ({ database, call }) => {
    const other = await database.transaction(async (tx): Promise<AskingSystem> => {
      const { organisationId, partyId } = await insertTestAuthorityOrganisation(tx)
      return { systemId: (await insertTestSystem(tx, { organisationId })).systemId, organisationPartyId: partyId, organisationType: 'AUTHORITY' }
    })
    const body = { subscriptionOperations: ['NEW_CITIZENS'], notificationUrl }
    const { id } = presented(await call('POST', path, { body }))
    const app = await serverOf(subscriptionRoutes({ database, authenticateSender: async () => other, recordLookups: () => Promise.resolve(), notificationUrlFault }))
    const asOther = async (method: 'GET' | 'PUT' | 'DELETE', version: string) => (await app.inject({ method, url: `${path}${id}`, headers: { 'if-match': version, 'content-type': 'application/json' }, payload: JSON.stringify(body) })).statusCode
    for (const version of ['0', '7']) assert.deepEqual([await asOther('GET', version), await asOther('PUT', version), await asOther('DELETE', version)], [404, 404, 404])
    assert.deepEqual((await app.inject({ method: 'GET', url: path })).json(), [])
    await app.close()
    assert.equal(presented(await call('GET', `${path}${id}`)).version, 0)
  }))

test('a system has twenty subscriptions at most', () =>
  withRegister(async () => undefined, async ({ call }) => {
    const body = { subscriptionOperations: ['NEW_COMPANIES'], notificationUrl }
    const answers: TestAnswer[] = []
    for (let made = 0; made < 21; made++) answers.push(await call('POST', path, { body }))
    assert.equal(answers.filter(({ status }) => status === 200).length, 20)
    assert.equal(codeOf(answers[20] ?? { status: 0, body: undefined }), '422 contact.subscriptions.too.many')
  }))

test('of two who change the same version one is told that it changed', () =>
  withRegister(async () => undefined, async ({ call }) => {
    const body = { subscriptionOperations: ['NEW_COMPANIES'], notificationUrl }
    const { id } = presented(await call('POST', path, { body }))
    const answers = await Promise.all(Array.from({ length: 5 }, () => replace(call, id, 0, body)))
    assert.deepEqual(answers.map(({ status }) => status).sort((one, two) => one - two), [200, 409, 409, 409, 409])
  }))
