import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { addEmployee } from '../../login/login.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import type { Database } from '../../platform/database/index.ts'
import type { EmployeePages } from '../portal/employee-browser.testing.ts'
import { csrfOf, withEmployeePages } from '../portal/employee-browser.testing.ts'
import { actingByToken } from './acting-by-token.ts'
import { tokenPages } from './tokens.pages.tsx'

const path = '/rettigheder/tokens'
const withPages = (database: Database, work: (pages: EmployeePages) => Promise<void>): Promise<void> =>
  withEmployeePages(database, (services) => tokenPages({ ...services, systemUrl: () => 'https://api.example' }), work)

const shownToken = (html: string): string => /brevdue_[\w-]{43}/.exec(html)?.[0] ?? assert.fail('no token is shown')

test('a token is made, shown once, listed without itself, and revoked', () =>
  withTestDatabase((database) =>
    withPages(database, async ({ logIn }) => {
      const { partyId } = await addEmployee(database, { organisation: 'Prøve Kommune' })
      const ida = await logIn(partyId, ['SYSTEM_MANAGER', 'STATISTICS_ADMINISTRATOR'])
      const form = await ida.page(`${path}/new`)
      assert.match(form, /Systemadministrator/)
      assert.doesNotMatch(form, /Rettighedsadministrator/)
      const sent = { csrf: csrfOf(form), name: 'Afstemning', privileges: 'SYSTEM_MANAGER', days: '90' }
      const made = await ida.post(`${path}/new`, sent)
      assert.deepEqual([made.status, made.headers.get('cache-control')], [200, 'no-store'])
      const token = shownToken(await made.text())
      const caller = { headers: { authorization: `Bearer ${token}` }, address: '192.0.2.20' }
      assert.deepEqual((await actingByToken({ database }, caller)).privileges, ['SYSTEM_MANAGER'])
      const list = await ida.page(path)
      assert.match(list, /Afstemning/)
      assert.ok(!list.includes(token))
      const again = await ida.post(`${path}/new`, sent)
      assert.equal(again.status, 400)
      assert.match(await again.text(), /Du har allerede et token med det navn/)
      const [, question = ''] = /href="([^"]+\/revoke)"/.exec(list) ?? []
      assert.match(await ida.page(question), /Træk tokenet tilbage\?/)
      const other = await logIn(partyId, [])
      assert.equal((await other.get(question)).status, 404)
      await other.post(question, { csrf: csrfOf(await other.page(`${path}/new`)) })
      await actingByToken({ database }, caller)
      assert.equal((await ida.post(question, { csrf: sent.csrf })).headers.get('location'), `${path}?done=revoked`)
      await assert.rejects(actingByToken({ database }, caller), { code: 'token.invalid' })
      assert.match(await ida.page(`${path}?done=revoked`), /Du har ingen tokens, der gælder/)
    }),
  ))

test('faults stand at their field, nothing typed is lost, and no right is slipped in', () =>
  withTestDatabase((database) =>
    withPages(database, async ({ logIn }) => {
      const { partyId } = await addEmployee(database)
      const ida = await logIn(partyId, ['SYSTEM_MANAGER'])
      const csrf = csrfOf(await ida.page(`${path}/new`))
      const refused = async (fields: Record<string, string>): Promise<string> => {
        const answer = await ida.post(`${path}/new`, { csrf, days: '7', ...fields })
        assert.equal(answer.status, 400)
        return answer.text()
      }
      assert.match(await refused({ name: ' ', privileges: 'SYSTEM_MANAGER' }), /href="#name"[^]*checked/)
      assert.match(await refused({ name: 'x'.repeat(101) }), /Skriv højst 100 tegn/)
      assert.match(await refused({ name: 'Tal', days: '400' }), /href="#days"/)
      assert.match(await refused({ name: 'Tal', privileges: 'ORGANISATION_USER_ADMINISTRATOR' }), /ikke længere alle de rettigheder/)
      assert.deepEqual(await ask(database, 'SELECT 1 FROM access_tokens'), [])
    }),
  ))
