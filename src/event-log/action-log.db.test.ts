import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withAdministration } from '../administration/administration.testing.ts'
import type { FieldChange } from '../events/index.ts'
import { recordChanges } from '../events/index.ts'
import { ask } from '../events/events.testing.ts'
import { addCitizen, addColleague, addEmployee, addGrant } from '../login/login.testing.ts'
import type { TestPerson } from '../login/login.testing.ts'
import type { PartyId } from '../parties/index.ts'
import type { Database, Read } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { listActs, listActsAbout, listActsOf } from './acts.queries.ts'
import { tagsOf } from './acts.ts'
import { actionLogPages, activityPages } from './index.ts'

const path = '/admin/log/actions'

const actOf = (database: Database, { identityId, partyId }: TestPerson, ownerId: PartyId = partyId, facts: Record<string, string> = {}): Promise<void> =>
  database.transaction((tx) =>
    recordChanges(tx, [{ tag: 'PRIVILEGES_GRANTED', ownerId, actor: { kind: 'employee', id: identityId, employerId: partyId }, changes: [{ field: 'lastDay', before: null, after: '=2027-01-01' }], facts }]),
  )

test('the log says who did what for whom, before and after; it is narrowed, and searching it is recorded', () =>
  withTestDatabase(async (database) => {
    const ida = await addEmployee(database, { name: 'Ida Prøve', rights: ['ACTION_LOG_ADMINISTRATOR'] })
    const bo = await addColleague(database, ida, { name: 'Bo Prøve', rid: 'RID-2' })
    const supplier = await addEmployee(database, { name: 'Sia Prøve', organisation: 'Leverandør ApS' })
    await addGrant(database, supplier, 'SYSTEM_MANAGER', ida.partyId)
    const citizen = await addCitizen(database, { name: 'Asta Prøve', cpr: '6101701234' })
    await actOf(database, bo, ida.partyId, { party: citizen.partyId })
    await actOf(database, supplier, ida.partyId)
    await actOf(database, supplier)
    await withAdministration(database, actionLogPages, async ({ logIn }) => {
      const browser = await logIn(ida)
      const page = await browser.get(path)
      const { text } = page
      for (const words of [/Bo Prøve/, /Sia Prøve \(Leverandør ApS\)/, /Rettighed givet/, /Før: –<br\/>Efter: =2027-01-01/, /<dd>Asta Prøve<\/dd>/, /Oprettet/]) assert.match(text, words)
      assert.equal(text.match(/Rettighed givet/g)?.length, 2, 'what stands in another log stays there')
      for (const [query, found, gone] of [['employee=RID-2', /Bo Prøve/, /Sia Prøve/], ['employee=sia%20prøve', /Sia Prøve/, /Bo Prøve/], [`about=${citizen.partyId}`, /Bo Prøve/, /Sia Prøve/], [`about=${citizen.partyId}&employee=RID-9`, /Ingen hændelser/, /Bo Prøve/]] as const) {
        const narrowed = (await browser.get(`${path}?${query}`)).text
        assert.match(narrowed, found)
        assert.doesNotMatch(narrowed, gone)
      }
      const own = (await browser.get(`${path}?about=${ida.partyId}`)).text
      assert.match(own, /Sia Prøve/)
      assert.doesNotMatch(own, /Bo Prøve/, 'what concerned somebody else is not the organisation’s own affair')
      assert.match((await browser.get(`${path}?kind=deleted`)).text, /Ingen hændelser fundet/)
      for (const day of ['01.01.2020', '01.01.1900']) assert.match((await browser.get(`${path}?to=${day}`)).text, /Ingen hændelser fundet/)
      const wrong = await browser.get(`${path}?from=i%20går`)
      assert.equal(wrong.status, 400)
      assert.match(wrong.text, /href="#from"[^>]*>Skriv en dag/)
      const chosen = await browser.send(`${path}/search`, { party: '610170-1234', kind: 'created' }, page)
      assert.equal(chosen.headers.get('location'), `${path}?kind=created&about=${citizen.partyId}`, 'no number stands in an address')
      const unknown = await browser.send(`${path}/search`, { party: '6101709999', employee: 'Bo' }, page)
      assert.equal(unknown.status, 400)
      for (const words of [/href="#party"[^>]*>Ingen har dette nummer/, /value="6101709999"/, /value="Bo"/]) assert.match(unknown.text, words)
      assert.match((await browser.get(`${path}?about=${citizen.partyId}&below=${'f'.repeat(8)}-ffff-ffff-ffff-${'f'.repeat(12)}`)).text, /Bo Prøve/)
      const csv = (await browser.get(`${path}/csv`)).text
      assert.match(csv, /kan indeholde følsomme oplysninger/)
      assert.match(csv, /'=2027-01-01/)
      const faulty = await browser.get(`${path}/csv?from=31.02.2026&employee=${'a'.repeat(101)}`)
      assert.deepEqual([faulty.status, faulty.headers.get('location')], [303, `${path}?from=31.02.2026&employee=${'a'.repeat(101)}`], 'no file of more than was asked for')
      const told = await browser.get(faulty.headers.get('location') ?? '')
      assert.match(told.text, /Skriv en dag som[\s\S]*Skriv højst 100 tegn/)
    })
    const searches = await ask(database, "SELECT properties ->> 'results' AS results FROM events WHERE tag = 'EVENT_LOG_SEARCHES' ORDER BY event_id")
    assert.deepEqual(searches.map(({ results }) => results), ['2', '1', '1', '1', '0', '1', '0', '0', '0', '1', '2'], 'one that begins elsewhere too')
  }))

test('a case worker must name a party, and sees its case only', () =>
  withTestDatabase(async (database) => {
    const worker = await addEmployee(database, { name: 'Ida Prøve', rights: ['CITIZEN_SERVICE_EMPLOYEE'] })
    const citizen = await addCitizen(database, { cpr: '6101701234' })
    await actOf(database, worker, worker.partyId, { party: citizen.partyId })
    await actOf(database, worker)
    await withAdministration(database, actionLogPages, async ({ logIn }) => {
      const browser = await logIn(worker)
      const unnamed = (await browser.get(path)).text
      assert.match(unnamed, /Loggen vises for én part ad gangen/)
      assert.doesNotMatch(unnamed, /Rettighed givet/)
      assert.equal((await browser.get(`${path}/csv`)).status, 400)
      assert.equal((await browser.get(`${path}?about=${citizen.partyId}`)).text.match(/Rettighed givet/g)?.length, 1)
      const own = (await browser.get(`${path}?about=${worker.partyId}`)).text
      assert.match(own, /Loggen vises for én part ad gangen/)
      assert.doesNotMatch(own, /Rettighed givet/, 'what colleagues do for the organisation itself is no case')
      assert.equal((await browser.get(`${path}/csv?about=${worker.partyId}`)).status, 400)
    })
  }))

test('a group and its members are told by name, each of several; what somebody typed stays as it was typed', () =>
  withTestDatabase(async (database) => {
    const ida = await addEmployee(database, { name: 'Ida Prøve', rights: ['ACTION_LOG_ADMINISTRATOR'] })
    const bo = await addColleague(database, ida, { name: 'Bo Prøve', rid: 'RID-2' })
    const [group] = await ask(database, "INSERT INTO identity_groups (group_id, party_id, name, created_at, created_by, changed_at, deleted_at) VALUES (gen_random_uuid(), $1, 'Vagtholdet', now(), $2, now(), now()) RETURNING group_id", [ida.partyId, ida.identityId])
    const changes: FieldChange[] = [
      { field: 'members', before: null, after: `${ida.identityId}, ${bo.identityId}` },
      { field: 'name', before: 'constructor', after: bo.identityId, isPersonal: true },
      { field: 'note', before: null, after: 'Først\r\n\r\nsiden', isPersonal: true },
    ]
    await database.transaction((tx) =>
      recordChanges(tx, [{ tag: 'PRIVILEGE_GROUP_CHANGED', ownerId: ida.partyId, actor: { kind: 'employee', id: ida.identityId, employerId: ida.partyId }, changes, facts: { identity: bo.identityId, group: String(group?.['group_id']) } }]),
    )
    await withAdministration(database, actionLogPages, async ({ logIn }) => {
      const { text } = await (await logIn(ida)).get(path)
      assert.match(text, /Efter: Ida Prøve, Bo Prøve</)
      assert.match(text, /<dt>Gruppe<\/dt><dd>Vagtholdet<\/dd>/)
      assert.match((await (await logIn(ida)).get(`${path}/csv`)).text, /;"Ida Prøve, Bo Prøve\n[^"]*Først siden\n/, 'in the file each field has one line in each cell')
      assert.ok(text.includes(`Før: constructor<br/>Efter: ${bo.identityId}<`))
    })
  }))

test('a person sees who looked them up or did something about them, by organisation and never by name; nobody else’s', () =>
  withTestDatabase(async (database) => {
    const official = await addEmployee(database, { name: 'Ida Embede', organisation: 'Egelund Kommune' })
    const [asta, bo] = [await addCitizen(database, { name: 'Asta Prøve' }), await addCitizen(database, { name: 'Bo Prøve' })]
    await actOf(database, official, asta.partyId)
    const lookup = { tag: 'CONTACT_REGISTRY_ACCESSED_CITIZEN', ownerId: asta.partyId, actor: { kind: 'system' }, facts: { organisation: official.partyId } } as const
    await database.transaction((tx) => recordChanges(tx, [lookup]))
    await withAdministration(database, activityPages, async ({ logIn }) => {
      const { text } = await (await logIn(asta)).get('/post/activity')
      for (const words of [/Egelund Kommune/, /Rettighed givet/, /Opslag på borger/]) assert.match(text, words)
      assert.doesNotMatch(text, /Ida Embede/)
      assert.match((await (await logIn(bo)).get('/post/activity')).text, /Ingen har set eller ændret noget om dig/)
      assert.match((await (await logIn(official)).get('/post/activity')).text, /Du har ikke ret til at læse virksomhedens post/)
    })
  }))

/** A busy organisation: post that is read, and acts, each hundredth about somebody else. */
const manyEvents = `
  INSERT INTO events (event_id, epoch, tag, owner_id, actor_kind, actor_id, properties, occurred_at)
  SELECT uuidv7(make_interval(secs => -number)), (SELECT max(epoch) FROM event_epochs),
    (ARRAY['MAILBOX_READ', 'MESSAGE_READ', 'PRIVILEGES_GRANTED', 'PROFILE_CHANGED'])[1 + number % 4], $1, 'employee', $2,
    CASE WHEN number % 100 < 4 THEN jsonb_build_object('party', $3::uuid) ELSE '{}' END, now() - make_interval(secs => number)
  FROM generate_series(1, $4) AS number`

/** How many blocks a statement of the program reads, as PostgreSQL explains it. */
async function blocksOf(database: Database, query: (on: Read) => Promise<unknown>): Promise<number> {
  return database.read(async (on) => {
    let blocks = 0
    const client = new Proxy(on.client, {
      get: (target, key) =>
        key !== 'query' ? Reflect.get(target, key) as unknown : async ({ text, values }: { text: string; values: unknown[] }) => { // as statements call it
          const { rows } = await target.query<{ 'QUERY PLAN': [{ Plan: Record<'Shared Hit Blocks' | 'Shared Read Blocks', number> }] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values)
          const { Plan: plan } = rows[0]?.['QUERY PLAN'][0] ?? assert.fail('no plan')
          blocks += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
          return { rows: [] }
        },
    })
    await query({ ...on, client })
    return blocks
  })
}

test('a page of a log of 100 000 events reads rows in proportion to the page: all, of an employee, about a party, about the organisation itself', () =>
  withTestDatabase(async (database) => {
    const ida = await addEmployee(database)
    const citizen = await addCitizen(database)
    await ask(database, manyEvents, [ida.partyId, ida.identityId, citizen.partyId, 100_000])
    await ask(database, 'ANALYZE events')
    const range = { ownerId: ida.partyId, tags: tagsOf(undefined), from: '00000000-0000-0000-0000-000000000000', below: 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit: 26 }
    const actorIds = [ida.identityId]
    const queries: Record<string, (on: Read) => Promise<unknown>> = {
      all: (on) => listActs(on, range),
      'of an employee': (on) => listActsOf(on, { ...range, actorIds }),
      'about a party': (on) => listActsAbout(on, { ...range, about: citizen.partyId, actorIds: null }),
      'about the organisation itself': (on) => listActsAbout(on, { ...range, about: ida.partyId, actorIds: null }),
      'of an employee about a party': (on) => listActsAbout(on, { ...range, about: citizen.partyId, actorIds }),
    }
    for (const [name, query] of Object.entries(queries)) {
      const blocks = await blocksOf(database, query)
      assert.ok(blocks > 0 && blocks < 1_500, `${name}: ${blocks} blocks`)
    }
  }))
