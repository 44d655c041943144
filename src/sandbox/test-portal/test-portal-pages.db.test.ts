import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withSandbox } from '../portal/sandbox-portal.testing.ts'

const portal = '/sandbox/test-portal'
const company = { kind: 'company', name: 'Prøve & Søn ApS', cvr: '99998123', employeeName: 'Bo Prøve', rights: ['SYSTEM_MANAGER', 'SUPPORT'] }

test('whom a form makes is shown with the ways to log in, and stands in the list', () =>
  withSandbox(async ({ page, post }) => {
    assert.match(await page(portal), /Du har ikke oprettet nogen endnu\./)
    const answer = await post(`${portal}/new/company`, company)
    assert.equal(answer.status, 303)
    const made = answer.headers.get('location') ?? ''
    const shown = await page(made)
    assert.match(shown, /Bo Prøve er oprettet og kan logge på nu\./)
    assert.match(shown, /CVR 99998123/)
    const id = made.slice(`${portal}?made=`.length)
    for (const to of ['%2Fadmin', '%2Frettigheder', '%2Fpost']) assert.ok(shown.includes(`href="/sandbox/login/${id}?to=${to}"`), to)
    assert.match(await page(`${portal}?search=99998123`, 'en'), /Bo Prøve[\s\S]*Prøve &amp; Søn ApS[\s\S]*System support|Bo Prøve/)
    assert.match(await page(`${portal}?search=nobody`, 'en'), /Nothing matches/)
  }))

test('a form with faults says each at its field and on top, and keeps what was typed', () =>
  withSandbox(async ({ post, seed }) => {
    await seed()
    const answer = await post(`${portal}/new/employee`, { kind: 'employee', cvr: '9999', employeeName: 'Ole <Prøve>', rights: ['MESSAGE_BASIC', 'SUPPORT'], endsOn: 'aldrig' })
    assert.equal(answer.status, 400)
    const html = await answer.text()
    assert.match(html, /href="#cvr"[^>]*>Et CVR-nummer har otte cifre/)
    assert.match(html, /id="endsOn-error"[\s\S]*Det er ikke en dag/)
    for (const kept of ['value="9999"', 'value="Ole &lt;Prøve>"', 'value="aldrig"']) assert.ok(html.includes(kept), kept)
    assert.equal(html.match(/<input type="checkbox"[^>]* checked/g)?.length, 2)
    assert.match(html, /<option value="99990001" label="Egelund Kommune: /)
    const person = await post(`${portal}/new/person`, { kind: 'person', name: '', birthDate: '1.1.2100' })
    assert.match(await person.text(), /href="#name"[\s\S]*href="#birthDate"[^>]*>Dagen ligger i fremtiden/)
  }))

test('the list is sorted and paged, whatever its address says', () =>
  withSandbox(async ({ page, post }) => {
    for (let index = 10; index < 22; index++) await post('/sandbox/api/identities', { kind: 'person', name: `Person ${index}` })
    const names = async (query: string): Promise<string[]> => [...(await page(`${portal}${query}`)).matchAll(/<th scope="row"[^>]*>(Person \d\d)/g)].map(([, name = '']) => name)
    assert.equal((await names('')).length, 10)
    assert.deepEqual(await names('?sort=name:asc&page=2'), ['Person 20', 'Person 21'])
    assert.equal((await names('?sort=name:desc'))[0], 'Person 21')
    assert.equal((await names('?sort=created:asc'))[0], 'Person 10')
    assert.equal((await names('?size=25&page=99&sort=x&search=%25')).length, 0)
    assert.equal((await names('?size=25&page=99&sort=x&made=nobody')).length, 12)
  }))

test('only callers on this machine make anybody, and only from our own pages', () =>
  withSandbox(async ({ get, post, json, url }) => {
    for (const path of [`${portal}/new/company`, '/sandbox/api/identities']) {
      for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip']) assert.equal((await post(path, company, { [header]: '127.0.0.1' })).status, 403, `${header} ${path}`)
      assert.equal((await post(path, company, { origin: 'https://evil.example' })).status, 403, path)
    }
    assert.deepEqual(await json('/sandbox/api/identities'), [])
    assert.equal((await post(`${portal}/new/company`, company, { origin: url })).status, 303)
    assert.equal((await get(`${portal}/new/king`)).status, 400)
  }))

test('production has no test portal', () =>
  withSandbox(async ({ get, post }) => {
    for (const path of [portal, `${portal}/new/person`]) assert.equal((await get(path)).status, 404, path)
    for (const path of [`${portal}/new/company`, '/sandbox/api/identities']) assert.equal((await post(path, company)).status, 404, path)
  }, { BREVDUE_MODE: 'production' }))
