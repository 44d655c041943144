import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import type { TestPerson } from '../../login/login.testing.ts'
import { addCitizen, addEmployee, addGrant } from '../../login/login.testing.ts'
import { insertTestAuthority } from '../../parties/parties.testing.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import type { TestAdministration } from '../administration.testing.ts'
import { withAdministration } from '../administration.testing.ts'
import { administrationRoutes } from '../index.ts'

interface Scene extends TestAdministration {
  readonly database: Database
  /** Works for an accountant, with a right at the client. */
  readonly ida: TestPerson
  readonly client: TestPerson
}

const withScene = (work: (scene: Scene) => Promise<void>): Promise<void> =>
  withTestDatabase(async (database) => {
    const ida = await addEmployee(database, { name: 'Ida Prøve', organisation: 'Revision ApS', cvr: '99990101' })
    const client = await addEmployee(database, { name: 'Bo Prøve', organisation: 'Kunde & Søn ApS', cvr: '99990102' })
    await addGrant(database, ida, 'SYSTEM_MANAGER', client.partyId)
    await withAdministration(database, administrationRoutes, (administration) => work({ ...administration, database, ida, client }))
  })

const switchPath = '/admin/switch'

test('a switch shows the other organisation with the rights there, and both logs say so', () =>
  withScene(async ({ database, ida, client, logIn }) => {
    const browser = await logIn(ida)
    const before = await browser.get(switchPath)
    assert.match(before.text, /Du handler for Revision ApS/)
    assert.match(before.text, /Kunde &amp; Søn ApS \(CVR 99990102\)/)
    assert.match(before.text, /<a href="\/admin\/switch"/, 'the header offers it')
    const answer = await browser.send(switchPath, { partyId: client.partyId }, before)
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/admin'])
    assert.match((await browser.get('/admin')).text, /Her administrerer du digital post for Kunde &amp; Søn ApS/)
    const events = await ask(database, "SELECT owner_id, actor_id, properties FROM events WHERE tag = 'CONTEXT_SWITCHED' ORDER BY event_id")
    assert.deepEqual(events, [
      { owner_id: ida.partyId, actor_id: ida.identityId, properties: { party: client.partyId, 'before.organisation': ida.partyId, 'after.organisation': client.partyId } },
      { owner_id: client.partyId, actor_id: ida.identityId, properties: { employer: ida.partyId, party: ida.partyId, way: 'entered' } },
    ])
  }))

test('the old token is worth nothing, and login, level, logout hint and end stay as they were', () =>
  withScene(async ({ database, ida, client, logIn }) => {
    const browser = await logIn(ida)
    const old = browser.cookie('brevdue') ?? ''
    await browser.send(switchPath, { partyId: client.partyId })
    assert.notEqual(browser.cookie('brevdue'), old)
    const kept = await ask(database, 'SELECT identity_id, level_of_assurance, expires_at, ended_at IS NULL AS lives FROM sessions ORDER BY session_id')
    assert.equal(kept.length, 2)
    assert.deepEqual({ ...kept[0], lives: true }, kept[1])
    assert.deepEqual(kept.map(({ lives }) => lives), [false, true])
    browser.setCookie('brevdue', old)
    assert.match((await browser.get('/admin')).headers.get('location') ?? '', /^\/login/)
  }))

test('a double click switches once and harms nothing, whichever token the second one bears', () =>
  withScene(async ({ database, ida, client, logIn }) => {
    const browser = await logIn(ida)
    const page = await browser.get(switchPath)
    const clicks = await Promise.all([1, 2].map(() => browser.send(switchPath, { partyId: client.partyId }, page)))
    const late = await browser.send(switchPath, { partyId: client.partyId }, page)
    for (const { status, headers } of [...clicks, late]) assert.deepEqual([status, headers.get('location')], [303, '/admin'])
    assert.match((await browser.get('/admin')).text, /Kunde &amp; Søn ApS/)
    assert.equal((await ask(database, "SELECT 1 FROM events WHERE tag = 'CONTEXT_SWITCHED'")).length, 2)
    assert.equal((await ask(database, 'SELECT 1 FROM sessions WHERE ended_at IS NULL')).length, 1)
  }))

test('an organisation without a right, a person and a made-up id are not there; a form from elsewhere is refused', () =>
  withScene(async ({ database, ida, client, logIn }) => {
    const stranger = await addEmployee(database, { organisation: 'Fremmed ApS' })
    const citizen = await addCitizen(database)
    const browser = await logIn(ida)
    for (const partyId of [stranger.partyId, citizen.partyId, uuidV4()]) assert.equal((await browser.send(switchPath, { partyId })).status, 404)
    assert.equal((await browser.send(switchPath, { partyId: client.partyId, csrf: 'x' })).status, 403)
    const unchosen = await browser.send(switchPath, {})
    assert.equal(unchosen.status, 400)
    assert.match(unchosen.text, /href="#partyId"[^>]*>Vælg en virksomhed/)
    assert.equal((await ask(database, 'SELECT 1 FROM sessions')).length, 1)
  }))

test('when the last right there is lost, the next page says so and leads to the choice', () =>
  withScene(async ({ database, ida, client, logIn }) => {
    const browser = await logIn(ida, client.partyId)
    assert.equal((await browser.get('/admin')).status, 200)
    await ask(database, 'UPDATE privilege_grants SET revoked_at = now()')
    const refused = await browser.get('/admin')
    assert.equal(refused.status, 403)
    assert.match(refused.text, /ikke længere nogen rettighed/)
    assert.match(refused.text, /href="\/admin\/switch"/)
    const choice = await browser.get(switchPath)
    assert.match(choice.text, /Du har ikke længere nogen rettighed hos Kunde &amp; Søn ApS/)
    assert.equal((await browser.send(switchPath, { partyId: ida.partyId }, choice)).status, 303)
    assert.match((await browser.get('/admin')).text, /Revision ApS/)
  }))

test('who can act for nobody else is offered no switch', () =>
  withScene(async ({ client, logIn }) => {
    const browser = await logIn(client)
    assert.doesNotMatch((await browser.get('/admin')).text, /Skift virksomhed/)
    assert.doesNotMatch((await browser.get(switchPath)).text, /Fremsøg virksomhed/)
  }))

test('System support sees an organisation by its CVR number before switching to it', () =>
  withScene(async ({ database, client, logIn }) => {
    const authority = await database.transaction((tx) => insertTestAuthority(tx, { name: 'Prøve Kommune' }))
    const support = await addEmployee(database, { name: 'Sia Prøve', organisation: 'Forvaltning ApS', rights: ['SUPPORT'] })
    const browser = await logIn(support)
    for (const [cvr, status, words] of [['12', 400, /Indtast et CVR-nummer på 8 cifre/], ['11111111', 404, /Ingen virksomhed har dette/], ['', 400, /Indtast et CVR/]] as const) {
      const answer = await browser.get(`${switchPath}?cvr=${cvr}`)
      assert.equal(answer.status, status)
      assert.match(answer.text, words)
    }
    const found = await browser.get(`${switchPath}?cvr=${authority.cvrNumber.slice(0, 4)}%20${authority.cvrNumber.slice(4)}`)
    assert.match(found.text, /Prøve Kommune/)
    assert.match(found.text, /Ikke tilsluttet Digital Post endnu/)
    assert.equal((await browser.send(switchPath, { partyId: client.partyId }, found)).status, 303)
    assert.match((await browser.get('/admin')).text, /Her administrerer du digital post for Kunde &amp; Søn ApS/)
    assert.deepEqual(await ask(database, "SELECT owner_id, properties FROM events WHERE tag = 'CVR_LOOKED_UP' ORDER BY event_id"), [
      { owner_id: support.partyId, properties: { results: 0 } },
      { owner_id: support.partyId, properties: { results: 1, party: authority.partyId } },
    ])
  }))
