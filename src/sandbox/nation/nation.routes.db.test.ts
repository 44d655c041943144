import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { z } from 'zod'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { openLog } from '../../platform/log/index.ts'
import { makeServer } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { buildNation } from './build-nation.ts'
import { insertNation } from './insert-nation.ts'
import type { Nation } from './nation.ts'
import type { NationServices } from './nation.routes.ts'
import { sandboxNationRoutes } from './nation.routes.ts'

type Json = z.core.util.JSONType
type Get = (url: string) => Promise<{ status: number; body: Json }>

function withNationServer(work: (get: Get, nation: Nation) => Promise<void>, more: Partial<NationServices> = {}): Promise<void> {
  return withTestDatabase(async (database) => {
    const nation = await database.transaction(async (tx) => {
      const built = buildNation('brevdue', tx.now, { persons: 20, companies: 8, authorities: 8 })
      await insertNation(tx, built, 'secret')
      return built
    })
    const services: NationServices = { database, tokenSecret: 'secret', admit: () => undefined, loginUrl: (id) => `http://localhost/login/${id}`, ...more }
    const problemPage = (): never => assert.fail('no page is asked for')
    const app = await makeServer({ log: openLog('silent'), routes: sandboxNationRoutes(services), problemPage, secure: false, trustedProxies: [], allowedHosts: [] })
    const get: Get = async (url) => {
      const answer = await app.inject({ method: 'GET', url })
      return { status: answer.statusCode, body: answer.json<Json>() }
    }
    await work(get, nation)
    await app.close()
  })
}

const rows = (body: Json): { [key: string]: Json }[] => body as { [key: string]: Json }[] // the schema checked it

test('the nation says what everybody is good for', () =>
  withNationServer(async (get) => {
    const { status, body } = await get('/sandbox/nation')
    assert.equal(status, 200)
    const { persons, companies, authorities } = body as { [key: string]: Json } // the schema checked it
    assert.equal(rows(persons ?? []).length, 12)
    assert.equal(rows(companies ?? []).length, 9)
    assert.equal(rows(authorities ?? []).length, 9)
    const exempt = rows(persons ?? []).find((person) => JSON.stringify(person['goodFor']).includes('citizen-exempt'))
    assert.deepEqual(exempt?.['goodFor'], [{ tag: 'citizen-exempt', da: 'Fritaget borger', en: 'Exempt citizen' }])
  }))

test('identities are listed, all or by tag, each with its login address', () =>
  withNationServer(async (get, nation) => {
    assert.equal(rows((await get('/sandbox/api/identities')).body).length, nation.identities.length)
    const tagged = rows((await get('/sandbox/api/identities?tag=company-one-person')).body)
    const company = nation.companies.find((candidate) => candidate.tags.includes('company-one-person'))
    const owner = nation.identities.find((identity) => identity.partyId === company?.partyId)
    assert.deepEqual(tagged, [{
      id: owner?.identityId, name: 'Tove Smedegaard', kind: 'employee', cvr: company?.cvrNumber, rid: owner?.rid,
      rights: ['MESSAGE_BASIC', 'MESSAGE_WRITE'], tags: ['company-one-person'], loginUrl: `http://localhost/login/${owner?.identityId}`,
    }])
    const [citizen] = rows((await get('/sandbox/api/identities?tag=citizen-nemsms')).body)
    assert.equal(citizen?.['cpr'], nation.persons.find((person) => person.tags.includes('citizen-nemsms'))?.cprNumber)
    assert.equal(citizen !== undefined && 'cvr' in citizen, false)
    assert.deepEqual(rows((await get('/sandbox/api/identities?tag=nothing')).body), [])
  }))

test('systems are listed with the header they call with, unless their token was renewed', () =>
  withNationServer(async (get, nation) => {
    const systems = rows((await get('/sandbox/api/systems')).body)
    assert.equal(systems.length, nation.systems.length)
    for (const system of systems) assert.match(String(system['authorization']), /^Basic /)
    const primary = systems.find((system) => system['name'] === 'ESDH')
    assert.deepEqual(primary?.['types'], ['RECIPIENT', 'RECIPIENT_DEFAULT'])
    const { organisationCvr, protocol } = primary ?? {}
    assert.deepEqual([organisationCvr, protocol], ['99990001', 'REST_PULL'])
  }))

test('a token that is not the derived one is not shown', () =>
  withNationServer(async (get) => {
    for (const system of rows((await get('/sandbox/api/systems')).body)) assert.equal(system['authorization'], null)
  }, { tokenSecret: 'another secret' }))

test('who may not use the sandbox gets nothing', () =>
  withNationServer(async (get) => {
    for (const path of ['/sandbox/nation', '/sandbox/api/identities', '/sandbox/api/systems']) assert.equal((await get(path)).status, 403, path)
  }, { admit: () => { throw new Problem(generalProblems['not.allowed']) } }))
