import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '../../login/browser.testing.ts'
import { addCitizen, addEmployee } from '../../login/login.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { loginAddressOf, mayUseSandbox } from './index.ts'
import { withSandboxPortal } from './sandbox-portal.testing.ts'

test('a login address logs in without a form, by the provider, and goes on', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const begun = await browser.get(loginAddressOf(portal.url, (await addCitizen(database)).identityId, '/secret?letter=1'))
      assert.match(browser.target(begun), /\/idp\/auth\?.*login_hint=/)
      const home = await browser.follow(begun)
      assert.equal(home.url, `${portal.url}/secret?letter=1`)
      assert.match(home.text, /"levelOfAssurance":"substantial".*"kind":"citizen"/)
      const again = await browser.follow(await browser.get(loginAddressOf(portal.url, (await addEmployee(database)).identityId, '/secret')))
      assert.match(again.text, /"kind":"employee"/)
    }),
  ))

test('its hint works once: who steals it is asked for a person', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const begun = await browser.get(loginAddressOf(portal.url, (await addCitizen(database)).identityId))
      const hint = new URL(browser.target(begun)).searchParams.get('login_hint') ?? ''
      await browser.follow(begun)
      const thief = openBrowser()
      const theirs = new URL(thief.target(await thief.get(`${portal.url}/login`)))
      theirs.searchParams.set('login_hint', hint)
      const asked = await thief.follow(await thief.get(theirs.href))
      assert.match(asked.url, /\/idp\/interaction\//)
    }),
  ))

test('it answers people of the sandbox only, and goes on to paths of the portal only', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const browser = openBrowser()
      const real = await addCitizen(database, { provider: 'oidc' })
      assert.equal((await browser.get(loginAddressOf(portal.url, real.identityId))).status, 404)
      assert.equal((await browser.get(loginAddressOf(portal.url, 'x'))).status, 400)
      const home = await browser.follow(await browser.get(loginAddressOf(portal.url, (await addCitizen(database)).identityId, '//evil.example')))
      assert.equal(home.url, `${portal.url}/`)
    }),
  ))

test('it is for this machine and allowed ranges', () => {
  const settings = { BREVDUE_SANDBOX_ALLOW: '192.0.2.0/24, 2001:db8::/32,198.51.100.7' }
  const from = (address: string, loopback = false): boolean => mayUseSandbox(settings, { address, loopback })
  assert.equal(from('127.0.0.1', true), true)
  assert.equal(from('127.0.0.1'), false, 'forwarded by somebody')
  for (const address of ['192.0.2.200', '2001:db8::1', '198.51.100.7']) assert.equal(from(address), true, address)
  for (const address of ['192.0.3.1', '2001:db9::1', '198.51.100.8']) assert.equal(from(address), false, address)
  assert.equal(mayUseSandbox({ BREVDUE_SANDBOX_ALLOW: '' }, { address: '192.0.2.1', loopback: false }), false)
})

test('a forwarded call gets no login without a form', () =>
  withTestDatabase((database) =>
    withSandboxPortal(database, async (portal) => {
      const address = loginAddressOf(portal.url, (await addCitizen(database)).identityId)
      const answer = await fetch(address, { headers: { 'x-forwarded-for': '127.0.0.1' }, redirect: 'manual' })
      assert.equal(answer.status, 403)
    }),
  ))
