import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../events/events.testing.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import type { Browser, Visited } from './browser.testing.ts'
import { openBrowser } from './browser.testing.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { configuredProvider } from './identity-provider.ts'
import { addCitizen, addEmployee } from './login.testing.ts'
import { startOutsideProvider } from './outside-provider.testing.ts'
import type { TestPortal } from './portal.testing.tsx'
import { withPortal } from './portal.testing.tsx'

const client = { clientId: 'portal', clientSecret: 'a secret of the deployment' }
const people = {
  citizen: { cpr: '610101-1234' },
  employee: { cpr: '6101011234', cvr: '99990001', rid: 'RID-7' },
  newcomer: { cvr: '99990001', rid: 'RID-8', name: 'Bo Prøve', cpr: '6101011234' },
  elsewhere: { cvr: '99990002', rid: 'RID-8' },
  nameless: { cvr: '99990001' },
}

// The port of `discard`: nothing listens there.
const nobodyThere = 'http://127.0.0.1:9'

function providerOf(secret: string): IdentityProvider {
  const provider = configuredProvider({ OIDC_ISSUER: nobodyThere, OIDC_CLIENT_ID: client.clientId, OIDC_CLIENT_SECRET: secret })
  if (provider === undefined) throw new Error('A complete configuration gives a provider')
  return provider
}
const configured = providerOf(client.clientSecret)

interface Outside {
  issuer: string
}

/** A portal that is configured as in production, and the provider in a process of its own. */
async function withProvider(work: (portal: TestPortal, outside: Outside) => Promise<void>, { claimsInIdToken = false, secret = client.clientSecret } = {}): Promise<void> {
  const outside: Outside = { issuer: nobodyThere }
  const provider = { ...providerOf(secret), issuer: () => outside.issuer }
  await withTestDatabase((database) =>
    withPortal(database, { providers: () => [provider] }, async (portal) => {
      const process = await startOutsideProvider({ ...client, redirectUri: `${portal.url}/login/callback`, afterLogoutUri: `${portal.url}/`, people, claimsInIdToken })
      outside.issuer = process.issuer
      try {
        await work(portal, outside)
      } finally {
        await process.stop()
      }
    }),
  )
}

const csrfOf = (visited: Visited): string => /"csrfToken":"([^"]+)"/.exec(visited.text)?.[1] ?? ''

/** Goes to the provider and answers its question by `?as=…`, `?error=…`. */
async function logIn(browser: Browser, portal: TestPortal, answer: string): Promise<Visited> {
  let at = await browser.get(`${portal.url}/login?returnTo=/secret`)
  while (!browser.target(at).includes('/interaction/')) at = await browser.get(browser.target(at))
  return browser.follow(await browser.get(`${browser.target(at)}?${answer}`))
}

for (const claimsInIdToken of [false, true])
  test(`citizens and employees are found by their numbers, told ${claimsInIdToken ? 'in the ID token' : 'at the userinfo endpoint'}`, () =>
    withProvider(
      async (portal) => {
        const citizen = await addCitizen(portal.database, { provider: 'elsewhere', cpr: '6101011234' })
        const employee = await addEmployee(portal.database, { provider: 'elsewhere', cvr: '99990001', rid: 'RID-7' })
        const asCitizen = await logIn(openBrowser(), portal, 'as=citizen&acr=High')
        assert.match(asCitizen.text, new RegExp(`"identityId":"${citizen.identityId}".*"levelOfAssurance":"high"`))
        const asEmployee = await logIn(openBrowser(), portal, 'as=employee&acr=Substantial')
        assert.match(asEmployee.text, new RegExp(`"identityId":"${employee.identityId}".*"levelOfAssurance":"substantial"`))
        assert.match((await logIn(openBrowser(), portal, 'as=citizen')).text, /"levelOfAssurance":"low"/)
      },
      { claimsInIdToken },
    ))

test('a new employee of a known organisation is registered at the first login, once, with the name and the human that the provider tells', () =>
  withProvider(async (portal) => {
    const human = await addCitizen(portal.database, { cpr: '6101011234' })
    const colleague = await addEmployee(portal.database, { cvr: '99990001', rid: 'RID-7', rights: ['SYSTEM_MANAGER'] })
    const logins = await Promise.all(Array.from({ length: 3 }, () => logIn(openBrowser(), portal, 'as=newcomer&acr=Substantial')))
    for (const { status, text } of logins) assert.match(`${status} ${text}`, /^200 .*"name":"Bo Prøve"/)
    const registered = await ask(portal.database, "SELECT party_id, person_id, name FROM identities WHERE rid = 'RID-8'")
    assert.deepEqual(registered, [{ party_id: colleague.partyId, person_id: human.partyId, name: 'Bo Prøve' }])
    assert.equal((await ask(portal.database, "SELECT 1 FROM events WHERE tag = 'IDENTITY_REGISTERED'")).length, 1)
    assert.equal((await ask(portal.database, 'SELECT 1 FROM privilege_grants')).length, 1, 'only the colleague’s own')
  }))

test('an employee of nobody that we know, or without a number, is not let in, nor as the citizen or a colleague', () =>
  withProvider(async (portal) => {
    await addCitizen(portal.database, { cpr: '6101011234' })
    await addEmployee(portal.database, { cvr: '99990001', rid: 'RID-7' })
    for (const as of ['elsewhere', 'nameless', 'stranger']) {
      const { status, text } = await logIn(openBrowser(), portal, `as=${as}`)
      assert.deepEqual([status, text], [403, 'login.person.unknown'], as)
    }
  }))

test('a login that the person cancels ends with words, not with a session', () =>
  withProvider(async (portal) => {
    const browser = openBrowser()
    const { status, text } = await logIn(browser, portal, 'error=access_denied')
    assert.deepEqual([status, text], [403, 'login.refused'])
    assert.equal(browser.cookie('brevdue'), undefined)
  }))

test('logging out ends the session at the provider too, and comes back', () =>
  withProvider(async (portal) => {
    await addCitizen(portal.database, { cpr: '6101011234' })
    const browser = openBrowser()
    const home = await logIn(browser, portal, 'as=citizen')
    const out = await browser.post(`${portal.url}/logout`, { csrf: csrfOf(home) })
    assert.equal(out.status, 200)
    assert.match(out.text, /Du er logget af/)
    const leadsTo = new URL(out.headers.get('refresh')?.replace('0; url=', '') ?? '')
    assert.equal(leadsTo.pathname, '/session/end')
    assert.equal(leadsTo.searchParams.get('post_logout_redirect_uri'), `${portal.url}/`)
    const asked = await browser.get(leadsTo.href)
    const [, action = ''] = /action="([^"]+)"/.exec(asked.text) ?? []
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(asked.text) ?? []
    const ended = await browser.post(action, { xsrf, logout: 'yes' })
    assert.equal(browser.target(ended), `${portal.url}/`)
    assert.equal((await browser.get(`${portal.url}/secret`)).status, 303)
  }))

test('the ID token in the database is sealed, and gone after the logout', () =>
  withProvider(async (portal) => {
    await addCitizen(portal.database, { cpr: '6101011234' })
    const browser = openBrowser()
    const home = await logIn(browser, portal, 'as=citizen')
    const hint = async () => (await portal.database.read((on) => on.client.query<{ id_token: string | null }>('SELECT id_token FROM sessions'))).rows[0]?.id_token
    assert.doesNotMatch((await hint()) ?? '', /^eyJ/)
    assert.ok(((await hint()) ?? '').length > 100)
    await browser.post(`${portal.url}/logout`, { csrf: csrfOf(home) })
    assert.equal(await hint(), null)
  }))

test('a provider that is away is said to be, and found again when it is back', () =>
  withProvider(async (portal, outside) => {
    const issuer = outside.issuer
    await addCitizen(portal.database, { cpr: '6101011234' })
    outside.issuer = nobodyThere
    const away = await openBrowser().get(`${portal.url}/login`)
    assert.deepEqual([away.status, away.text], [503, 'login.provider.unavailable'])
    assert.ok(portal.log.some((line) => line.includes('identity provider not reached')))
    outside.issuer = issuer
    assert.match((await logIn(openBrowser(), portal, 'as=citizen')).text, /"kind":"citizen"/)
  }))

test('logging out here needs no provider: it may be away or gone from the configuration', () =>
  withProvider(async (portal) => {
    await addCitizen(portal.database, { cpr: '6101011234' })
    const away = { ...configured, issuer: () => nobodyThere }
    for (const provider of [away, { ...away, name: 'another' }]) {
      const browser = openBrowser()
      const csrf = csrfOf(await logIn(browser, portal, 'as=citizen'))
      await withPortal(portal.database, { providers: () => [provider] }, async (restarted) => {
        const out = await browser.post(`${restarted.url}/logout`, { csrf })
        assert.equal(browser.target(out), `${restarted.url}/`)
      })
      assert.equal(browser.cookie('brevdue'), undefined)
    }
    const { rows } = await portal.database.read((on) => on.client.query('SELECT 1 FROM sessions WHERE ended_at IS NULL'))
    assert.equal(rows.length, 0)
  }))

test('a wrong client secret is the operator’s to mend, and nobody gets in', () =>
  withProvider(
    async (portal) => {
      await addCitizen(portal.database, { cpr: '6101011234' })
      const { status, text } = await logIn(openBrowser(), portal, 'as=citizen')
      assert.deepEqual([status, text], [503, 'login.provider.unavailable'])
      assert.ok(portal.log.some((line) => line.includes('identity provider answered wrongly')))
    },
    { secret: 'not the secret' },
  ))

test('with several providers the person chooses; a name goes straight there', () =>
  withTestDatabase(async (database) => {
    const provider = { ...configured, issuer: () => nobodyThere }
    const other = { ...provider, name: 'id-porten', label: { da: 'ID-porten', en: 'ID-porten' } }
    await withPortal(database, { providers: () => [provider, other] }, async (portal) => {
      const browser = openBrowser()
      const choice = await browser.get(`${portal.url}/login?returnTo=/secret&lang=en`)
      assert.match(choice.text, /<h1>Log in<\/h1>/)
      assert.match(choice.text, /href="\/login\?provider=id-porten&amp;returnTo=%2Fsecret"/)
      assert.equal((await browser.get(`${portal.url}/login?provider=id-porten`)).text, 'login.provider.unavailable')
    })
  }))
