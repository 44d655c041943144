import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { makeServer } from '../platform/http/index.ts'
import { instantText } from '../platform/clock/index.ts'
import { openLog } from '../platform/log/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import { organisationRoutes } from './organisations.routes.ts'
import { insertTestAuthorityOrganisation, insertTestCompanyOrganisation } from './organisations.testing.ts'
import { addOrganisations } from './add-organisations.ts'
import type { OrganisationId } from './organisation.ts'
import { insertTestAuthority } from '../parties/parties.testing.ts'
import { uuidV7 } from '../platform/crypto/index.ts'

interface Found {
  readonly currentPage: number
  readonly totalPages: number
  readonly elementsOnPage: number
  readonly totalElements: number
  readonly next?: string
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
}

type Get = (path: string) => Promise<{ status: number; body: unknown }>

async function withServer(database: Database, work: (get: Get) => Promise<void>, authenticate = async (): Promise<void> => undefined): Promise<void> {
  const problemPage = (): never => assert.fail('no page is asked for')
  const app = await makeServer({ log: openLog('silent'), routes: organisationRoutes({ database, authenticate }), problemPage, secure: false, trustedProxies: [], allowedHosts: [] })
  await work(async (path) => {
    const answer = await app.inject({ method: 'GET', url: `/apis/v1/organisations/${path}` })
    return { status: answer.statusCode, body: answer.json<unknown>() }
  })
  await app.close()
}

test('one organisation is told in the shape of the wire', () =>
  withTestDatabase(async (database) => {
    const { authority, company, now } = await database.transaction(async (tx) => ({
      authority: await insertTestAuthorityOrganisation(tx, { name: 'Prøve Ret', authorityType: 'STATE', legalNotificationAllowed: true, mandatoryPostAllowed: true }),
      company: await insertTestCompanyOrganisation(tx, { status: 'closed' }),
      now: instantText(tx.now),
    }))
    await withServer(database, async (get) => {
      const shared = { version: 0, createdDate: now, lastUpdated: now, logoAvailable: false }
      assert.deepEqual(await get(authority.organisationId), {
        status: 200,
        body: { ...shared, id: authority.organisationId, name: 'Prøve Ret', cvrNumber: authority.cvrNumber, type: 'AUTHORITY', authorityType: 'STATE', legalNotificationAllowed: true, mandatoryPostAllowed: true, statusType: 'ACTIVE' },
      })
      assert.deepEqual((await get(company.organisationId)).body, {
        ...shared, id: company.organisationId, name: company.name, cvrNumber: company.cvrNumber, type: 'COMPANY', legalNotificationAllowed: false, mandatoryPostAllowed: false, statusType: 'CLOSED',
      })
      assert.equal((await get(uuidV7(0))).status, 404)
      assert.equal((await get('not-a-uuid')).status, 400)
    })
  }))

test('organisations are found by name, type, number and term', () =>
  withTestDatabase(async (database) => {
    const [a, b] = await database.transaction(async (tx) => [
      await insertTestAuthorityOrganisation(tx, { name: 'Ærø Kommune' }),
      await insertTestCompanyOrganisation(tx, { name: '100% Ærlig_Handel' }),
      await insertTestAuthorityOrganisation(tx, { name: 'Region Prøve' }),
    ])
    await withServer(database, async (get) => {
      const names = async (query: string): Promise<string> => {
        const { status, body } = await get(`?${query}`)
        assert.equal(status, 200, JSON.stringify(body))
        return (body as Found).organisations.map((organisation) => organisation.name).join(', ') // the schema checked it
      }
      assert.equal(await names(''), 'Ærø Kommune, 100% Ærlig_Handel, Region Prøve')
      assert.equal(await names('name=region%20prøve'), 'Region Prøve')
      assert.equal(await names('name=*kommune&name=Region*'), 'Ærø Kommune, Region Prøve')
      assert.equal(await names('name=Region'), '')
      assert.equal(await names('type=COMPANY'), '100% Ærlig_Handel')
      assert.equal(await names(`cvrNumber=${a?.cvrNumber},${b?.cvrNumber}`), 'Ærø Kommune, 100% Ærlig_Handel')
      assert.equal(await names(`cvrNumber=${a?.cvrNumber}&type=COMPANY`), '')
      assert.equal(await names('searchTerm=RLIG_H'), '100% Ærlig_Handel')
      assert.equal(await names('searchTerm=%25'), '100% Ærlig_Handel')
      assert.equal(await names(`searchTerm=${a?.cvrNumber.slice(2)}`), 'Ærø Kommune')
    })
  }))

test('following next walks through everything once, and so do pages', () =>
  withTestDatabase(async (database) => {
    const ids = await database.transaction(async (tx) => {
      const made = Array.from({ length: 5 }, () => uuidV7(tx.now) as OrganisationId) // branding
      for (const organisationId of made) {
        const { partyId } = await insertTestAuthority(tx)
        await addOrganisations(tx, [{ organisationId, partyId, organisationType: 'AUTHORITY', authorityType: 'OTHER', mandatoryPostAllowed: false, legalNotificationAllowed: false }])
      }
      return made
    })
    await withServer(database, async (get) => {
      const page = async (query: string): Promise<Found> => (await get(`?size=2&${query}`)).body as Found // the schema checked it
      const seen: string[] = []
      let next: string | undefined = ''
      while (next !== undefined) {
        const found: Found = await page(next === '' ? '' : `next=${encodeURIComponent(next)}`)
        assert.equal(found.totalElements, 5)
        assert.equal(found.totalPages, 3)
        seen.push(...found.organisations.map((organisation) => organisation.id))
        next = found.next
      }
      assert.deepEqual(seen, ids)
      const last = await page('page=2')
      assert.deepEqual([last.currentPage, last.elementsOnPage, last.organisations[0]?.id, last.next], [2, 1, ids[4], undefined])
    })
  }))

test('unknown filters, sizes out of range and foreign cursors are refused with the field named', () =>
  withTestDatabase((database) =>
    withServer(database, async (get) => {
      for (const query of ['sortFields=name:asc', 'size=0', 'size=1001', 'page=-1', 'type=PERSON', 'cvrNumber=1', 'next=bm90aGluZw==', `next=${Buffer.from('["x"]').toString('base64')}`]) {
        const { status, body } = await get(`?${query}`)
        assert.equal(status, 400, query)
        assert.equal((body as { code: string }).code, 'request.invalid') // the wire's ErrorMessage
      }
    }),
  ))

test('a caller that is no system gets nothing', () =>
  withTestDatabase((database) =>
    withServer(
      database,
      async (get) => {
        assert.equal((await get('')).status, 403)
        assert.equal((await get(uuidV7(0))).status, 403)
      },
      () => Promise.reject(new Problem(generalProblems['not.allowed'])),
    ),
  ))
