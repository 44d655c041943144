import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { openBrowser } from '../../login/browser.testing.ts'
import { sweepLogins } from '../../login/index.ts'
import { addCitizen, addColleague, addEmployee, addGrant, ageSessions } from '../../login/login.testing.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { sweepIdentityProvider } from './index.ts'
import { recordAdapter } from './record-adapter.ts'
import { searchDemoPeople } from './search-demo-people.ts'
import { logInAs, pickPerson, withSandboxPortal } from './sandbox-portal.testing.ts'

const addTag = (database: Database, partyId: string, tag: string): Promise<unknown> =>
  database.transaction((tx) => tx.client.query('INSERT INTO demo_tags (party_id, tag) VALUES ($1, $2)', [partyId, tag]))

const keys = z.object({ keys: z.array(z.record(z.string(), z.string())) })
const signingKeys = async (url: string) => keys.parse(await (await fetch(`${url}/idp/jwks`)).json()).keys

test('people are shown with what they are good for, and can be searched by it', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const exempt = await addCitizen(database, { name: 'Ida Fritaget' })
      await addTag(database, exempt.partyId, 'citizen-exempt')
      await addCitizen(database, { name: 'Ole Almindelig' })
      await addEmployee(database, { name: 'Mie 100%', organisation: 'Prøve & Søn ApS', rights: ['STATISTICS_ADMINISTRATOR'] })
      const { url, text } = await browser.follow(await browser.get(`${portal.url}/login`))
      assert.match(text, /Fritaget borger/)
      assert.match(text, /Statistikadministrator/)
      const results = async (q: string): Promise<string> => (await browser.get(`${url}?${new URLSearchParams({ q })}`)).text
      const found = async (q: string): Promise<string[]> => [...(await results(q)).matchAll(/<button[^>]*name="identity"[^>]*>([^<]+)</g)].map(([, name]) => name ?? '')
      assert.deepEqual(await found(''), ['Ida Fritaget', 'Ole Almindelig', 'Mie 100%'])
      assert.deepEqual(await found('almin'), ['Ole Almindelig'])
      assert.deepEqual(await found('exempt CIT'), ['Ida Fritaget'])
      assert.deepEqual(await found('søn'), ['Mie 100%'])
      assert.deepEqual(await found('statistikadmin'), ['Mie 100%'])
      assert.deepEqual(await found('Statistics admin'), ['Mie 100%'])
      assert.deepEqual(await found('%'), ['Mie 100%'], 'a percent sign is a percent sign')
      assert.deepEqual(await found('e 100_'), [])
      assert.match(await results('nobody'), /Ingen passer/)
    }),
  ))

test('unasked, a large employer shows a few of its people, those with rights first; a search finds all', () =>
  withTestDatabase(async (database) => {
    const first = await addEmployee(database, { name: 'Ane 1', organisation: 'Mange ApS' })
    for (const number of [2, 3, 4, 5]) await addColleague(database, first, { name: `Bo ${number}`, rid: `RID-${number}` })
    const last = await addColleague(database, first, { name: 'Cai 6', rid: 'RID-6' })
    await addGrant(database, last, 'SYSTEM_MANAGER')
    const unasked = await searchDemoPeople(database, '')
    assert.deepEqual([unasked.people.length, unasked.people[0]?.name, unasked.cut], [3, 'Cai 6', true])
    const asked = await searchDemoPeople(database, 'mange')
    assert.deepEqual([asked.people.length, asked.cut], [6, false])
  }))

test('two processes share keys and logins under way, and a restart loses neither', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, (one) =>
      withSandboxPortal(database, async (other) => {
        const [before, beside] = await Promise.all([signingKeys(one.url), signingKeys(other.url)])
        assert.equal(before.length, 1)
        assert.deepEqual(before, beside)
        assert.equal(before[0]?.['d'], undefined, 'the private part stays')
        const browser = openBrowser()
        const asking = await browser.follow(await browser.get(`${one.url}/login`))
        const elsewhere = await browser.get(asking.url.replace(one.url, other.url))
        assert.equal(elsewhere.status, 200)
        await withSandboxPortal(database, async (restarted) => assert.deepEqual(await signingKeys(restarted.url), before))
      }),
    ),
  ))

test('the provider answers with the address that the browser uses, and shows no page of its own', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const answer = await fetch(`${portal.url}/idp/.well-known/openid-configuration`, { headers: { 'x-forwarded-host': 'evil.example' } })
      const metadata = z.looseObject({ issuer: z.string(), token_endpoint: z.string() }).parse(await answer.json())
      assert.deepEqual([metadata.issuer, metadata.token_endpoint], [`${portal.url}/idp`, `${portal.url}/idp/token`])
      assert.equal(metadata['end_session_endpoint'], undefined)
      const browser = openBrowser()
      const refused = await browser.get(`${portal.url}/idp/auth?client_id=brevdue-portal&response_type=code&redirect_uri=https://evil.example/`)
      assert.equal(browser.target(refused), `${portal.url}/idp/problem`)
      assert.equal((await browser.follow(refused)).text, 'login.attempt.unknown')
      assert.ok(portal.log.some((line) => line.includes('identity provider refused a login')))
    }),
  ))

test('a login leaves no name, token or code in the log', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      await logInAs(browser, portal, await addCitizen(database, { name: 'Kanarie Gulsen', cpr: '6101011234' }))
      const log = portal.log.join('\n')
      assert.match(log, /\/login\/callback/)
      for (const secret of ['Kanarie', '6101011234', 'code=', 'state=', browser.cookie('brevdue') ?? '-']) assert.ok(!log.includes(secret), secret)
    }),
  ))

test('the store keeps what it is given until it runs out, and never a provider’s session', () =>
  withTestDatabase(async (database) => {
    const codes = recordAdapter(database, 'AuthorizationCode')
    await codes.upsert('one', { accountId: 'a', grantId: 'g' }, 60)
    await codes.upsert('one', { accountId: 'b', grantId: 'g' }, 60)
    assert.deepEqual(await codes.find('one'), { accountId: 'b', grantId: 'g' })
    await codes.consume('one')
    assert.equal(typeof (await codes.find('one'))?.consumed, 'number')
    await codes.upsert('old', { accountId: 'a' }, -1)
    assert.equal(await codes.find('old'), undefined)
    assert.equal(await recordAdapter(database, 'AccessToken').find('one'), undefined, 'kinds are apart')
    await codes.revokeByGrantId('g')
    assert.equal(await codes.find('one'), undefined)
    const sessions = recordAdapter(database, 'Session')
    await sessions.upsert('s', { accountId: 'a' }, 60)
    assert.equal(await sessions.find('s'), undefined)
  }))

test('the level that was picked is the session’s', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const citizen = await addCitizen(database)
      for (const level of ['low', 'substantial', 'high']) {
        const browser = openBrowser()
        const home = await pickPerson(browser, await browser.follow(await browser.get(`${portal.url}/secret`)), citizen, level)
        assert.match(home.text, new RegExp(`"levelOfAssurance":"${level}"`))
      }
    }),
  ))

test('what ran out is swept away, here and in the login room; what lives stays', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      await logInAs(browser, portal, await addCitizen(database))
      await openBrowser().get(`${portal.url}/login`)
      const sweep = () => database.transaction(async (tx) => [await sweepLogins(tx), (await sweepIdentityProvider(tx)) > 0])
      assert.deepEqual(await sweep(), [0, false])
      await database.transaction(async (tx) => {
        for (const table of ['login_attempts', 'identity_provider_records']) await tx.client.query(`UPDATE ${table} SET expires_at = expires_at - interval '1 hour'`)
      })
      assert.deepEqual(await sweep(), [1, true])
      assert.equal((await browser.get(`${portal.url}/secret`)).status, 200)
      await ageSessions(database, { ageMs: 91 * 24 * 3_600_000 })
      assert.deepEqual(await sweep(), [1, false])
      assert.equal((await signingKeys(portal.url)).length, 1)
    }),
  ))
