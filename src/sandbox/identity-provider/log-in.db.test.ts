import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { openBrowser } from '../../login/browser.testing.ts'
import { addCitizen, addEmployee, ageSessions } from '../../login/login.testing.ts'
import { stopwatch } from '../../platform/clock/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { logInAs, pickPerson, withSandboxPortal } from './sandbox-portal.testing.ts'

const who = (text: string) => z.looseObject({ kind: z.string(), name: z.string(), csrfToken: z.string(), levelOfAssurance: z.string() }).parse(JSON.parse(text))

test('a citizen logs in by being picked and comes back to the page that was asked for', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const citizen = await addCitizen(database, { name: 'Ida Prøve' })
      const asking = await browser.follow(await browser.get(`${portal.url}/secret?folder=2`))
      assert.match(asking.url, /\/idp\/interaction\//)
      assert.match(asking.text, /Ida Prøve/)
      const home = await pickPerson(browser, asking, citizen, 'high')
      assert.equal(home.url, `${portal.url}/secret?folder=2`)
      assert.equal(who(home.text).kind, 'citizen')
      assert.equal(who(home.text).levelOfAssurance, 'high')
    }),
  ))

test('an employee logs in for the organisation', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const home = await logInAs(openBrowser(), portal, await addEmployee(database, { name: 'Ole Test', organisation: 'Prøve & Søn ApS', rid: 'RID-7' }))
      const { kind, organisationName, rid } = who(home.text)
      assert.deepEqual([kind, organisationName, rid], ['employee', 'Prøve & Søn ApS', 'RID-7'])
    }),
  ))

test('another person can log in at once in the same browser, under a new token; the old one is worth nothing', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      await logInAs(browser, portal, await addCitizen(database))
      const first = browser.cookie('brevdue') ?? ''
      const asking = await browser.follow(await browser.get(`${portal.url}/login?returnTo=/secret`))
      const home = await pickPerson(browser, asking, await addEmployee(database))
      assert.equal(who(home.text).kind, 'employee')
      assert.notEqual(browser.cookie('brevdue'), first)
      browser.setCookie('brevdue', first)
      assert.match(browser.target(await browser.get(`${portal.url}/secret`)), /\/login\?/)
    }),
  ))

test('a token that an attacker planted before the login does not become the session (fixation)', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const planted = 'A'.repeat(43)
      browser.setCookie('brevdue', planted)
      await logInAs(browser, portal, await addCitizen(database))
      assert.notEqual(browser.cookie('brevdue'), planted)
      browser.setCookie('brevdue', planted)
      assert.equal((await browser.get(`${portal.url}/secret`)).status, 303)
    }),
  ))

test('logging out needs the form of the own page and ends the session in the database', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const home = await logInAs(browser, portal, await addCitizen(database))
      const token = browser.cookie('brevdue') ?? ''
      const foreign = await browser.post(`${portal.url}/logout`, { csrf: 'guessed' })
      assert.deepEqual([foreign.status, foreign.text], [403, 'form.foreign'])
      assert.equal((await browser.get(`${portal.url}/logout`)).status, 404)
      assert.equal((await browser.get(`${portal.url}/secret`)).status, 200)
      const out = await browser.post(`${portal.url}/logout`, { csrf: who(home.text).csrfToken })
      assert.equal(browser.target(out), `${portal.url}/`)
      assert.equal(browser.cookie('brevdue'), undefined)
      browser.setCookie('brevdue', token)
      assert.equal((await browser.get(`${portal.url}/secret`)).status, 303)
    }),
  ))

test('a session that was idle too long leads to the login, and a form sent then changes nothing', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const { csrfToken } = who((await logInAs(browser, portal, await addCitizen(database))).text)
      assert.equal((await browser.post(`${portal.url}/secret`, { csrf: csrfToken })).text, 'done')
      assert.equal((await browser.post(`${portal.url}/secret`, {})).status, 403)
      await ageSessions(database, { idleMs: portal.services.settings.SESSION_IDLE_MS })
      assert.equal(browser.target(await browser.get(`${portal.url}/secret?page=2`)), `${portal.url}/login?returnTo=%2Fsecret%3Fpage%3D2`)
      const sent = await browser.post(`${portal.url}/secret`, { csrf: csrfToken })
      assert.deepEqual([sent.status, sent.text], [401, 'login.required'])
    }),
  ))

test('two logins under way in one browser both arrive', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const citizen = await addCitizen(database)
      const first = await browser.get(`${portal.url}/login?returnTo=/secret?tab=1`)
      const second = await browser.get(`${portal.url}/login?returnTo=/secret?tab=2`)
      for (const [tab, begun] of [first, second].entries()) {
        const home = await pickPerson(browser, await browser.follow(begun), citizen)
        assert.equal(home.url, `${portal.url}/secret?tab=${tab + 1}`)
      }
    }),
  ))

test('whatever returnTo says, the login ends on the portal', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const citizen = await addCitizen(database)
      for (const returnTo of ['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example', '/login']) {
        const browser = openBrowser()
        const asking = await browser.follow(await browser.get(`${portal.url}/login?${new URLSearchParams({ returnTo })}`))
        assert.equal((await pickPerson(browser, asking, citizen)).url, `${portal.url}/`, returnTo)
      }
    }),
  ))

test('another name of this machine leads to the usual one before the login begins', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const begun = await browser.get(`${portal.url.replace('127.0.0.1', 'localhost')}/login?returnTo=/secret`)
      assert.equal(browser.target(begun), `${portal.url}/login?returnTo=/secret`)
      assert.equal(browser.cookie('brevdue-login'), undefined)
    }),
  ))

test('many log in at the same time, each as who was picked', (t) =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const people = await Promise.all(Array.from({ length: 12 }, (_, index) => addCitizen(database, { name: `Borger ${index}` })))
      const elapsedMs = stopwatch()
      const homes = await Promise.all(people.map((person) => logInAs(openBrowser(), portal, person)))
      t.diagnostic(`${(elapsedMs() / people.length).toFixed(0)} ms a login`)
      assert.deepEqual(homes.map(({ text }) => who(text).name), people.map((_, index) => `Borger ${index}`))
    }),
  ))
