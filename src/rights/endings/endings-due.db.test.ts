import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import type { TestPerson } from '../../login/login.testing.ts'
import { addColleague, addEmployee, addGrant } from '../../login/login.testing.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { addDuration, civilDate, instant, instantText, startOfCivilDate } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { advanceClock } from '../../platform/work/index.ts'
import { addProfile } from '../profile/profile.testing.ts'
import { makeScene } from '../requests/requests.testing.ts'
import { toldFrom } from './ending.ts'
import { endingsDue } from './endings-due.ts'

const source = (database: Database) => endingsDue({ database, baseUrl: () => 'https://post.example' })

/** Nobody sends e-mails here: what is planned for them is taken away, or the clock would wait for it. */
async function advance(database: Database, target: Instant): Promise<void> {
  const runDue = async (now: Instant): Promise<void> => {
    await source(database).runDue(now)
    await ask(database, 'DELETE FROM work')
  }
  await advanceClock({ database, dueSources: [{ ...source(database), runDue }], wakeAll: () => undefined, drainTimeoutMs: 2_000 }, target)
}

/** A right that ends as a day so many days ahead begins. */
async function addEndingGrant(database: Database, who: TestPerson, { privilege, partyId, days }: { privilege: string; partyId: TestPerson['partyId']; days: number }): Promise<Instant> {
  await addGrant(database, who, privilege, partyId)
  const endsAt = addDuration(startOfCivilDate(civilDate(await database.now())), `P${days}D`)
  await ask(database, 'UPDATE privilege_grants SET ends_at = $1 WHERE identity_id = $2 AND privilege = $3 AND ends_at IS NULL', [instantText(endsAt), who.identityId, privilege])
  return endsAt
}

const emails = (database: Database) => ask(database, 'SELECT address, body, planned_at FROM outgoing_messages ORDER BY message_id')

test('thirty days before its end a right is told of, once: to its holder and to the administrators, who know his name', () =>
  withTestDatabase(async (database) => {
    const { organisation, supplier } = await makeScene(database)
    const { partyId } = organisation
    const endsAt = await addEndingGrant(database, supplier, { privilege: 'SYSTEM_MANAGER', partyId, days: 60 })
    await addEndingGrant(database, supplier, { privilege: 'STATISTICS_ADMINISTRATOR', partyId, days: 60 })
    await addEndingGrant(database, supplier, { privilege: 'MESSAGE_LOG_ADMINISTRATOR', partyId, days: 200 })
    await advance(database, instant(toldFrom(endsAt) - 60_000))
    assert.deepEqual(await emails(database), [])
    await advance(database, addDuration(endsAt, '-P20D'))
    const told = await emails(database)
    assert.deepEqual(told.map(({ address }) => String(address)).toSorted(), ['anna@brevdue.example', 'bo@brevdue.example', 'ida@brevdue.example'])
    for (const { address, body, planned_at: plannedAt } of told) {
      assert.ok(Number(plannedAt) >= toldFrom(endsAt) && Number(plannedAt) < toldFrom(endsAt) + 60_000, 'at its moment')
      assert.equal(/Ida Prøve/.test(String(body)), address !== 'ida@brevdue.example')
      assert.match(String(body), /Systemadministrator: til og med/)
      assert.match(String(body), /Statistics administrator: up to and including/)
      assert.doesNotMatch(String(body), /Log for meddelelser/)
    }
    await advance(database, addDuration(endsAt, 'P1D'))
    assert.equal((await emails(database)).length, 3, 'not again')
  }))

test('an end that was moved is told of again in its time; of what ended while nothing ran nobody is warned', () =>
  withTestDatabase(async (database) => {
    const { organisation, supplier } = await makeScene(database)
    const endsAt = await addEndingGrant(database, supplier, { privilege: 'SYSTEM_MANAGER', partyId: organisation.partyId, days: 10 })
    await source(database).runDue(await database.now())
    assert.equal((await emails(database)).length, 3, 'already near: told at once')
    await ask(database, 'DELETE FROM work')
    await ask(database, "UPDATE privilege_grants SET ends_at = ends_at + interval '90 days', ending_told_at = NULL WHERE ends_at IS NOT NULL")
    await advance(database, addDuration(endsAt, 'P80D'))
    assert.equal((await emails(database)).length, 6)
    await addEndingGrant(database, supplier, { privilege: 'MESSAGE_BASIC', partyId: organisation.partyId, days: 0 })
    await source(database).runDue(await database.now())
    assert.equal((await emails(database)).length, 6)
    assert.deepEqual(await ask(database, 'SELECT 1 FROM privilege_grants WHERE ends_at IS NOT NULL AND ending_told_at IS NULL'), [])
  }))

test('nobody is warned of a right that lasts otherwise, was revoked, or whose holder is gone; an administrator’s own end is no other’s', () =>
  withTestDatabase(async (database) => {
    const administrator = await addEmployee(database, { rights: ['ORGANISATION_USER_ADMINISTRATOR', 'SYSTEM_MANAGER'] })
    await addProfile(database, administrator, 'adm@brevdue.example')
    const { partyId } = administrator
    const gone = await addColleague(database, administrator, { name: 'Rejst', rid: 'RID-2' })
    await addEndingGrant(database, gone, { privilege: 'MESSAGE_BASIC', partyId, days: 5 })
    await ask(database, 'UPDATE identities SET deactivated_at = created_at WHERE identity_id = $1', [gone.identityId])
    await addEndingGrant(database, administrator, { privilege: 'MESSAGE_WRITE', partyId, days: 5 })
    await addEndingGrant(database, administrator, { privilege: 'MESSAGE_BASIC', partyId, days: 5 })
    await ask(database, "UPDATE privilege_grants SET revoked_at = now() WHERE privilege = 'MESSAGE_BASIC' AND identity_id = $1", [administrator.identityId])
    const groupId = '77777777-7777-4777-8777-777777777777'
    await ask(database, "INSERT INTO identity_groups (group_id, party_id, name, created_at, changed_at) VALUES ($1, $2, 'Holdet', now(), now())", [groupId, partyId])
    const ofGroup = `INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at, ends_at, group_id)
      VALUES (gen_random_uuid(), $1, $2, 'SYSTEM_MANAGER', '2020-01-01', now() + interval '5 days', $3)`
    await ask(database, ofGroup, [administrator.identityId, partyId, groupId])
    await source(database).runDue(await database.now())
    const [only, ...more] = await emails(database)
    assert.deepEqual(more, [])
    assert.equal(only?.['address'], 'adm@brevdue.example')
    assert.match(String(only?.['body']), /Disse af dine rettigheder/)
    assert.match(String(only?.['body']), /Læse og skrive virksomhedens post: til og med/)
    assert.doesNotMatch(String(only?.['body']), /Systemadministrator|Læse virksomhedens post/)
  }))

test('two processes tell once between them', () =>
  withTestDatabase(async (database) => {
    const { organisation, supplier } = await makeScene(database)
    for (const privilege of ['SYSTEM_MANAGER', 'MESSAGE_BASIC']) await addEndingGrant(database, supplier, { privilege, partyId: organisation.partyId, days: 10 })
    const now = await database.now()
    await Promise.all([source(database).runDue(now), source(database).runDue(now), source(database).runDue(now)])
    assert.equal((await emails(database)).length, 3)
  }))
