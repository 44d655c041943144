import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { addColleague, addEmployee, addGrant } from '../../login/login.testing.ts'
import { addDuration } from '../../platform/clock/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { isUsableBy } from '../grants/may-grant.ts'
import { addProfile } from '../profile/profile.testing.ts'
import { maxRequestsPerDay, requestablePrivileges } from './access-request.ts'
import { makeScene, submit } from './requests.testing.ts'

const addresses = "SELECT address FROM outgoing_messages WHERE channel = 'email' ORDER BY address"

test('a supplier’s employee asks: a request, an event in the log of the organisation asked, an e-mail to each of its administrators', () =>
  withTestDatabase(async (database) => {
    const { organisation, supplier } = await makeScene(database)
    const outcome = await submit(database, supplier, organisation, { privileges: ['SYSTEM_MANAGER', 'STATISTICS_ADMINISTRATOR'], note: 'Vi skal i drift' })
    assert.equal(outcome.kind, 'submitted')
    assert.ok(outcome.kind === 'submitted' && outcome.isTold)
    const { requestId } = outcome
    assert.deepEqual(await ask(database, 'SELECT request_id, state, privileges, note FROM access_requests'), [
      { request_id: requestId, state: 'SUBMITTED', privileges: ['STATISTICS_ADMINISTRATOR', 'SYSTEM_MANAGER'], note: 'Vi skal i drift' },
    ])
    const [event] = await ask(database, 'SELECT owner_id, actor_id, tag, properties FROM events')
    assert.deepEqual(event, {
      owner_id: organisation.partyId,
      actor_id: supplier.identityId,
      tag: 'ACCESS_REQUEST_SUBMITTED',
      properties: { request: requestId, requester: supplier.identityId, privileges: 'STATISTICS_ADMINISTRATOR SYSTEM_MANAGER', employer: supplier.partyId, party: supplier.partyId },
    })
    const emails = await ask(database, 'SELECT address, body FROM outgoing_messages ORDER BY address')
    assert.deepEqual(emails.map(({ address }) => address), ['anna@brevdue.example', 'bo@brevdue.example'])
    for (const { body } of emails) {
      assert.match(String(body), new RegExp(`https://post.example/rettigheder/requests/${requestId}`))
      assert.doesNotMatch(String(body), /Vi skal i drift|Systemadministrator/)
    }
  }))

test('only administrators in force with an address are told, and never the one who asks', () =>
  withTestDatabase(async (database) => {
    const { organisation, administrator, second } = await makeScene(database)
    await ask(database, "UPDATE privilege_grants SET ends_at = granted_at + interval '1 day' WHERE identity_id = $1", [second.identityId])
    const gone = await addColleague(database, administrator, { name: 'Rejst', rid: 'RID-3' })
    await addGrant(database, gone, 'ORGANISATION_USER_ADMINISTRATOR')
    await addProfile(database, gone, 'rejst@brevdue.example')
    await ask(database, 'UPDATE identities SET deactivated_at = created_at WHERE identity_id = $1', [gone.identityId])
    const outcome = await submit(database, administrator, organisation)
    assert.ok(outcome.kind === 'submitted' && !outcome.isTold, 'his colleague’s right has ended, the other’s login is closed')
    assert.deepEqual(await ask(database, addresses), [])
  }))

test('asking twice, in whatever order, at the same moment too, is one request and one e-mail each', () =>
  withTestDatabase(async (database) => {
    const { organisation, supplier } = await makeScene(database)
    const rights = ['STATISTICS_ADMINISTRATOR', 'SYSTEM_MANAGER'] as const
    const outcomes = await Promise.all([rights, rights.toReversed(), [...rights, ...rights]].map((privileges) => submit(database, supplier, organisation, { privileges })))
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['repeated', 'repeated', 'submitted'])
    assert.equal((await ask(database, 'SELECT 1 FROM access_requests')).length, 1)
    assert.equal((await ask(database, addresses)).length, 2)
    assert.equal((await submit(database, supplier, organisation, { privileges: ['SYSTEM_MANAGER'] })).kind, 'submitted', 'other rights are another request')
  }))

test('without a profile, for what one holds, until yesterday, and too often one cannot ask', () =>
  withTestDatabase(async (database) => {
    const { organisation, supplier } = await makeScene(database)
    const why = async (...given: Parameters<typeof submit>): Promise<string> => {
      const outcome = await submit(...given)
      return outcome.kind === 'refused' ? outcome.why : outcome.kind
    }
    const now = await database.now()
    assert.equal(await why(database, await addEmployee(database), organisation), 'profile-missing')
    const unreachable = await addEmployee(database)
    await ask(database, 'UPDATE identities SET profile_at = created_at WHERE identity_id = $1', [unreachable.identityId])
    assert.equal(await why(database, unreachable, organisation), 'profile-missing', 'his employer took the address away')
    await addGrant(database, supplier, 'SYSTEM_MANAGER', organisation.partyId)
    assert.equal(await why(database, supplier, organisation), 'held')
    assert.equal(await why(database, supplier, organisation, { endsAt: addDuration(now, 'P1Y') }), 'held')
    await ask(database, "UPDATE privilege_grants SET ends_at = now() + interval '10 days' WHERE identity_id = $1", [supplier.identityId])
    assert.equal(await why(database, supplier, organisation), 'submitted', 'to keep it longer')
    assert.equal(await why(database, supplier, organisation, { endsAt: now }), 'repeated', 'the rights say what the same request is')
    assert.equal(await why(database, supplier, organisation, { privileges: ['MESSAGE_BASIC'], endsAt: now }), 'ended')
    assert.equal(await why(database, supplier, organisation, { privileges: ['MESSAGE_BASIC', 'CONTACT_ADMINISTRATOR'] }), 'unusable')
    const usable = requestablePrivileges.filter((privilege) => isUsableBy('company', privilege))
    const pairs = usable.flatMap((one, place) => usable.slice(place + 1).map((other) => [one, other]))
    for (const privileges of pairs.slice(0, maxRequestsPerDay - 1)) assert.equal(await why(database, supplier, organisation, { privileges }), 'submitted')
    assert.equal(await why(database, supplier, organisation, { privileges: ['MESSAGE_BASIC', 'MESSAGE_WRITE', 'SYSTEM_MANAGER'] }), 'too-many')
  }))
