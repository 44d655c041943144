import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, Visited } from '../../login/browser.testing.ts'
import { openBrowser } from '../../login/browser.testing.ts'
import { addCitizen } from '../../login/login.testing.ts'
import type { TestPerson } from '../../login/login.testing.ts'
import type { TestPortal } from '../../login/portal.testing.tsx'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { withSandboxPortal } from './sandbox-portal.testing.ts'

const unknownAttempt = [400, 'login.attempt.unknown']

/** Goes through a login up to the address that the browser is sent back to, without going there. */
async function callbackOf(browser: Browser, portal: TestPortal, person: TestPerson): Promise<string> {
  const asking = await browser.follow(await browser.get(`${portal.url}/login?returnTo=/secret`))
  let at = await browser.post(asking.url, { identity: person.identityId, level: 'substantial' })
  while (!browser.target(at).startsWith(`${portal.url}/login/callback`)) at = await browser.get(browser.target(at))
  return browser.target(at)
}

const answered = ({ status, text }: Visited): [number, string] => [status, text]
const mayEnter = async (browser: Browser, portal: TestPortal): Promise<boolean> => (await browser.get(`${portal.url}/secret`)).status === 200

const sql = (database: Database, statement: string): Promise<unknown> => database.transaction((tx) => tx.client.query(statement))

test('the way back works once: a second visit is refused and leaves the session alone', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const callback = await callbackOf(browser, portal, await addCitizen(database))
      assert.equal((await browser.get(callback)).status, 303)
      const token = browser.cookie('brevdue')
      assert.deepEqual(answered(await browser.get(callback)), unknownAttempt)
      assert.equal(browser.cookie('brevdue'), token)
      assert.equal(await mayEnter(browser, portal), true)
    }),
  ))

test('two visits at the same time give one session', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const callback = await callbackOf(browser, portal, await addCitizen(database))
      const statuses = (await Promise.all(Array.from({ length: 5 }, () => browser.get(callback)))).map(({ status }) => status)
      assert.deepEqual(statuses.toSorted((one, other) => one - other), [303, 400, 400, 400, 400])
    }),
  ))

test('a login that an attacker began is not finished in a victim’s browser (login CSRF)', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const attacker = openBrowser()
      const callback = await callbackOf(attacker, portal, await addCitizen(database))
      const bare = openBrowser()
      assert.deepEqual(answered(await bare.get(callback)), unknownAttempt)
      const busy = openBrowser()
      await busy.get(`${portal.url}/login`)
      assert.deepEqual(answered(await busy.get(callback)), unknownAttempt, 'nor with a login of its own under way')
      for (const victim of [bare, busy]) assert.equal(await mayEnter(victim, portal), false)
      assert.equal((await attacker.get(callback)).status, 303, 'what foreign browsers tried used nothing up')
    }),
  ))

test('a changed, missing or made-up state is refused', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const callback = new URL(await callbackOf(browser, portal, await addCitizen(database)))
      const state = callback.searchParams.get('state') ?? ''
      const [nonce = '', mark = ''] = state.split('.')
      for (const wrong of ['', 'x', nonce, `${nonce}.`, `.${mark}`, `${mark}.${nonce}`, `${state}.x`.slice(1), `A${state}`]) {
        callback.searchParams.set('state', wrong)
        assert.deepEqual(answered(await browser.get(callback.href)), unknownAttempt, wrong)
      }
      callback.searchParams.delete('state')
      assert.deepEqual(answered(await browser.get(callback.href)), unknownAttempt)
      callback.searchParams.set('state', state)
      assert.equal((await browser.get(callback.href)).status, 303)
    }),
  ))

test('a code of another login does not fit (PKCE), and the provider is told apart from the person', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const [browser, attacker] = [openBrowser(), openBrowser()]
      const own = new URL(await callbackOf(browser, portal, await addCitizen(database)))
      const foreign = new URL(await callbackOf(attacker, portal, await addCitizen(database)))
      own.searchParams.set('code', foreign.searchParams.get('code') ?? '')
      assert.deepEqual(answered(await browser.get(own.href)), [503, 'login.provider.unavailable'])
      assert.equal(await mayEnter(browser, portal), false)
    }),
  ))

test('an attempt lives ten minutes', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const callback = await callbackOf(browser, portal, await addCitizen(database))
      await sql(database, "UPDATE login_attempts SET expires_at = expires_at - interval '10 minutes'")
      assert.deepEqual(answered(await browser.get(callback)), unknownAttempt)
    }),
  ))

test('who is known to the provider and not to us is told so, and is not logged in', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const callback = await callbackOf(browser, portal, await addCitizen(database))
      await sql(database, "UPDATE identities SET subject = 'somebody else'")
      assert.deepEqual(answered(await browser.get(callback)), [403, 'login.person.unknown'])
      assert.equal(browser.cookie('brevdue'), undefined)
    }),
  ))

test('the provider asks once, and only the browser it asked goes on', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const [browser, stranger] = [openBrowser(), openBrowser()]
      const citizen = await addCitizen(database)
      const asking = await browser.follow(await browser.get(`${portal.url}/login`))
      const answer = { identity: citizen.identityId, level: 'substantial' }
      const goOn = stranger.target(await stranger.post(asking.url, answer))
      assert.deepEqual(answered(await stranger.follow(await stranger.get(goOn))), unknownAttempt)
      await browser.follow(await browser.get(goOn))
      assert.equal(await mayEnter(browser, portal), true)
      assert.deepEqual(answered(await browser.post(asking.url, answer)), unknownAttempt)
      assert.deepEqual(answered(await browser.get(`${portal.url}/idp/interaction/unknown`)), unknownAttempt)
    }),
  ))

test('a provider that does not exist, nobody in particular, or a wrong level is refused', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      assert.equal((await browser.get(`${portal.url}/login?provider=evil`)).status, 404)
      const asking = await browser.follow(await browser.get(`${portal.url}/login`))
      assert.equal((await browser.post(asking.url, { identity: '00000000-0000-4000-8000-000000000000', level: 'low' })).status, 404)
      assert.equal((await browser.post(asking.url, { identity: (await addCitizen(database)).identityId, level: 'divine' })).status, 400)
    }),
  ))

test('an address that begins more than 300 logins a minute waits', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const statuses = new Set<number>()
      for (let count = 0; count < 300; count++) statuses.add((await browser.get(`${portal.url}/login/callback`)).status)
      assert.deepEqual([...statuses], [400])
      assert.equal((await browser.get(`${portal.url}/login/callback`)).status, 429)
    }),
  ))
