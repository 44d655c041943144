import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import type { TestPerson } from '../../login/login.testing.ts'
import { addEmployee, addGrant } from '../../login/login.testing.ts'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { addDuration } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { actingAs } from '../acting.testing.ts'
import type { AccessRequestId } from './access-request.ts'
import type { DecideOutcome, Decision } from './decide-request.ts'
import { decideRequest } from './decide-request.ts'
import { addRequest, baseUrl, makeScene } from './requests.testing.ts'
import { withdrawRequest } from './withdraw-request.ts'

const rejection: Decision = { kind: 'reject', reason: 'Kontrakten er udløbet' }

const approval: Decision = { kind: 'approve' }

async function decide(database: Database, who: TestPerson, wanted: AccessRequestId | { requestId: AccessRequestId; version: number }, decision = approval): Promise<DecideOutcome> {
  const named = typeof wanted === 'string' ? { requestId: wanted } : wanted
  const acting = await actingAs(database, who)
  return database.transaction((tx) => decideRequest(tx, { ...acting, baseUrl }, named, decision))
}

const withdraw = async (database: Database, who: TestPerson, requestId: AccessRequestId) => {
  const acting = await actingAs(database, who)
  return database.transaction((tx) => withdrawRequest(tx, acting, { requestId }))
}

const decisionEmails = "SELECT address, subject FROM outgoing_messages WHERE about LIKE '%decided%'"
const grants = 'SELECT privilege, ends_at, granted_by, source FROM privilege_grants WHERE identity_id = $1'

test('approved: the rights are there with their end, both logs’ events, and the requester is told', () =>
  withTestDatabase(async (database) => {
    const { organisation, administrator, supplier } = await makeScene(database)
    const endsAt = addDuration(await database.now(), 'P60D')
    const requestId = await addRequest(database, supplier, organisation, { privileges: ['SYSTEM_MANAGER', 'STATISTICS_ADMINISTRATOR'], endsAt })
    assert.deepEqual(await decide(database, administrator, requestId), { kind: 'done' })
    const there = await actingAs(database, supplier, organisation.partyId)
    assert.deepEqual(there.privileges, ['STATISTICS_ADMINISTRATOR', 'SYSTEM_MANAGER'])
    const given = await ask(database, grants, [supplier.identityId])
    assert.deepEqual(given[0], { privilege: given[0]?.['privilege'], ends_at: endsAt, granted_by: administrator.identityId, source: 'SELF_SERVICE' })
    const events = await ask(database, 'SELECT tag, owner_id, actor_id FROM events ORDER BY event_id')
    assert.deepEqual(events.map(({ tag }) => String(tag)).toSorted(), ['ACCESS_REQUEST_APPROVED', 'ACCESS_REQUEST_SUBMITTED', 'PRIVILEGES_GRANTED', 'PRIVILEGES_GRANTED'])
    for (const { owner_id: owner } of events) assert.equal(owner, organisation.partyId)
    const emails = await ask(database, decisionEmails)
    assert.equal(emails.length, 1)
    assert.equal(emails[0]?.['address'], 'ida@brevdue.example')
    assert.match(String(emails[0]?.['subject']), /godkendt/)
  }))

test('rejected: no right, the reason is kept, and the requester may ask again', () =>
  withTestDatabase(async (database) => {
    const { organisation, administrator, supplier } = await makeScene(database)
    const requestId = await addRequest(database, supplier, organisation)
    assert.deepEqual(await decide(database, administrator, requestId, rejection), { kind: 'done' })
    assert.deepEqual(await ask(database, grants, [supplier.identityId]), [])
    assert.deepEqual(await ask(database, 'SELECT state, reason, decided_by, version FROM access_requests'), [{ state: 'REJECTED', reason: rejection.kind === 'reject' ? rejection.reason : '', decided_by: administrator.identityId, version: 1 }])
    assert.match(String((await ask(database, decisionEmails))[0]?.['subject']), /afvist/)
    assert.notEqual(await addRequest(database, supplier, organisation), requestId)
  }))

test('two who decide at the same moment: one does, the other is told who decided what', () =>
  withTestDatabase(async (database) => {
    const { organisation, administrator, second, supplier } = await makeScene(database)
    for (let round = 0; round < 5; round++) {
      const requestId = await addRequest(database, supplier, organisation, { privileges: ['MESSAGE_BASIC'] })
      const outcomes: DecideOutcome[] = await Promise.all([decide(database, administrator, requestId), decide(database, second, requestId, rejection), decide(database, second, requestId, rejection)])
      const decided = outcomes.filter((outcome) => outcome.kind === 'decided')
      assert.deepEqual([outcomes.filter(({ kind }) => kind === 'done').length, decided.length], [1, 2])
      const byName = outcomes[0]?.kind === 'done' ? 'Anna Styrer' : 'Bo Styrer'
      for (const { request } of decided) assert.deepEqual([request.deciderName, request.state], [byName, byName === 'Anna Styrer' ? 'APPROVED' : 'REJECTED'])
      assert.equal((await ask(database, grants, [supplier.identityId])).length, byName === 'Anna Styrer' ? 1 : 0)
      await ask(database, 'DELETE FROM privilege_grants WHERE identity_id = $1', [supplier.identityId])
    }
    assert.equal((await ask(database, decisionEmails)).length, 5)
  }))

test('withdrawn and decided at the same moment: one of both holds', () =>
  withTestDatabase(async (database) => {
    const { organisation, administrator, supplier } = await makeScene(database)
    const requestId = await addRequest(database, supplier, organisation)
    const [withdrawn, decided] = await Promise.all([withdraw(database, supplier, requestId), decide(database, administrator, requestId)])
    assert.equal(withdrawn === 'withdrawn', decided.kind === 'decided')
    assert.equal((await ask(database, grants, [supplier.identityId])).length, withdrawn === 'withdrawn' ? 0 : 1)
    assert.equal(await withdraw(database, supplier, requestId), 'decided')
    assert.equal(await withdraw(database, administrator, requestId), 'unknown', 'only the one who asked')
  }))

test('nobody decides about himself, by another login neither', () =>
  withTestDatabase(async (database) => {
    const { organisation, administrator, second } = await makeScene(database)
    const requestId = await addRequest(database, administrator, organisation)
    for (const decision of [approval, rejection]) assert.deepEqual(await decide(database, administrator, requestId, decision), { kind: 'refused', why: 'own' })
    const { partyId: person } = await database.transaction((tx) => insertTestPerson(tx))
    await ask(database, 'UPDATE identities SET person_id = $1 WHERE identity_id = ANY ($2)', [person, [administrator.identityId, second.identityId]])
    assert.deepEqual(await decide(database, second, requestId), { kind: 'refused', why: 'own' })
    await ask(database, 'UPDATE identities SET person_id = NULL')
    assert.deepEqual(await decide(database, second, requestId), { kind: 'done' })
  }))

test('others’ requests are unknown; an old version, a past end, a closed login and a right beyond the approver are refused and give nothing', () =>
  withTestDatabase(async (database) => {
    const { organisation, administrator, supplier } = await makeScene(database)
    const stranger = await addEmployee(database, { organisation: 'Fremmed A/S', rights: ['ORGANISATION_USER_ADMINISTRATOR'] })
    const requestId = await addRequest(database, supplier, organisation, { endsAt: addDuration(await database.now(), 'P1D') })
    assert.deepEqual(await decide(database, stranger, requestId), { kind: 'unknown' })
    assert.deepEqual(await decide(database, administrator, { requestId, version: 7 }, rejection), { kind: 'conflict' })
    await ask(database, "UPDATE access_requests SET ends_at = submitted_at - interval '1 day'")
    assert.deepEqual(await decide(database, administrator, requestId), { kind: 'refused', why: 'ended' })
    await ask(database, "UPDATE access_requests SET ends_at = NULL, privileges = '{PLATFORM_OPERATOR,SYSTEM_MANAGER}'")
    assert.deepEqual(await decide(database, administrator, requestId), { kind: 'refused', why: 'not-grantable' })
    await ask(database, "UPDATE access_requests SET privileges = '{SYSTEM_MANAGER}'")
    await ask(database, 'UPDATE identities SET deactivated_at = created_at WHERE identity_id = $1', [supplier.identityId])
    assert.deepEqual(await decide(database, administrator, requestId), { kind: 'refused', why: 'gone' })
    assert.deepEqual(await ask(database, grants, [supplier.identityId]), [])
    assert.deepEqual(await decide(database, administrator, { requestId, version: 0 }, rejection), { kind: 'done' })
  }))

test('approving what the requester holds for a shorter time moves the end, and the warning with it', () =>
  withTestDatabase(async (database) => {
    const { organisation, administrator, supplier } = await makeScene(database)
    const now = await database.now()
    await addGrant(database, supplier, 'SYSTEM_MANAGER', organisation.partyId)
    await ask(database, "UPDATE privilege_grants SET ends_at = now() + interval '9 days', ending_told_at = now() WHERE identity_id = $1", [supplier.identityId])
    const endsAt = addDuration(now, 'P1Y')
    await decide(database, administrator, await addRequest(database, supplier, organisation, { endsAt }))
    assert.deepEqual(await ask(database, 'SELECT ends_at, ending_told_at FROM privilege_grants WHERE identity_id = $1 AND revoked_at IS NULL', [supplier.identityId]), [{ ends_at: endsAt, ending_told_at: null }])
  }))

for (const decision of [approval, rejection])
  test(`whose right went since the page was shown cannot ${decision.kind}`, () =>
    withTestDatabase(async (database) => {
      const { organisation, administrator, supplier } = await makeScene(database)
      const requestId = await addRequest(database, supplier, organisation)
      const acting = await actingAs(database, administrator)
      await ask(database, 'UPDATE privilege_grants SET revoked_at = now() WHERE identity_id = $1', [administrator.identityId])
      await assert.rejects(database.transaction((tx) => decideRequest(tx, { ...acting, baseUrl }, { requestId }, decision)), { code: 'rights.right.missing' })
      assert.deepEqual(await ask(database, 'SELECT state FROM access_requests'), [{ state: 'SUBMITTED' }])
    }))
