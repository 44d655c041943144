import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withTestDatabase } from '../platform/database/testing.ts'
import type { Database } from '../platform/database/index.ts'
import { currentSession, requireSession } from './current-session.ts'
import { endAllSessions, endSession } from './end-session.ts'
import type { SessionServices } from './login-environment.ts'
import { addCitizen, addEmployee, ageSessions, sinceLastSeenMs, testSettings } from './login.testing.ts'
import type { TestPerson } from './login.testing.ts'
import { newSessionToken } from './session-token.ts'
import type { SessionToken } from './session-token.ts'
import { startSession } from './start-session.ts'

const servicesOver = (database: Database): SessionServices => ({ database, settings: testSettings, baseUrl: () => 'http://localhost:3000' })
const callerWith = (token: string) => ({ cookies: { brevdue: token } })

const logIn = (database: Database, { identityId }: TestPerson, replacing?: string): Promise<SessionToken> =>
  database.transaction((tx) => startSession(tx, testSettings, { identityId, levelOfAssurance: 'substantial', replacing }))

test('a session says who is logged in, citizen or employee', () =>
  withTestDatabase(async (database) => {
    const services = servicesOver(database)
    const citizen = await addCitizen(database, { name: 'Ida Prøve' })
    const employee = await addEmployee(database, { name: 'Ole Test', organisation: 'Prøve & Søn ApS', rid: 'RID-7' })
    const asCitizen = await requireSession(services, callerWith(await logIn(database, citizen)))
    const asEmployee = await requireSession(services, callerWith(await logIn(database, employee)))
    const { sessionId: _, csrfToken: __, ...who } = asCitizen
    assert.deepEqual(who, { identityId: citizen.identityId, partyId: citizen.partyId, kind: 'citizen', name: 'Ida Prøve', levelOfAssurance: 'substantial' })
    const { sessionId: ___, csrfToken, ...whoAtWork } = asEmployee
    assert.deepEqual(whoAtWork, {
      identityId: employee.identityId,
      partyId: employee.partyId,
      kind: 'employee',
      name: 'Ole Test',
      levelOfAssurance: 'substantial',
      organisationPartyId: employee.partyId,
      organisationName: 'Prøve & Søn ApS',
      rid: 'RID-7',
      actingFor: { partyId: employee.partyId, name: 'Prøve & Søn ApS' },
    })
    assert.notEqual(csrfToken, asCitizen.csrfToken)
  }))

test('the database holds no token that would open a session', () =>
  withTestDatabase(async (database) => {
    const token = await logIn(database, await addCitizen(database))
    const { rows } = await database.read((on) => on.client.query<{ row: string }>('SELECT sessions::text AS row FROM sessions'))
    assert.equal(rows.length, 1)
    for (const form of [token, Buffer.from(token).toString('hex'), Buffer.from(token, 'base64url').toString('hex')]) assert.ok(!rows[0]?.row.includes(form))
  }))

test('no cookie, a made-up one and a tampered one are nobody', () =>
  withTestDatabase(async (database) => {
    const services = servicesOver(database)
    const token = await logIn(database, await addCitizen(database))
    const tampered = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`
    for (const cookie of [tampered, newSessionToken(), 'x', `${token} `]) assert.equal(await currentSession(services, callerWith(cookie)), undefined)
    assert.equal(await currentSession(services, { cookies: {} }), undefined)
    await assert.rejects(requireSession(services, callerWith(tampered)), { code: 'login.required' })
    assert.ok(await currentSession(services, callerWith(token)))
  }))

test('a session ends by idleness, by age, and by being ended', () =>
  withTestDatabase(async (database) => {
    const services = servicesOver(database)
    const citizen = await addCitizen(database)
    const idle = callerWith(await logIn(database, citizen))
    await ageSessions(database, { idleMs: testSettings.SESSION_IDLE_MS - 5_000 })
    assert.ok(await currentSession(services, idle), 'seen in time, so it goes on')
    await ageSessions(database, { idleMs: testSettings.SESSION_IDLE_MS })
    assert.equal(await currentSession(services, idle), undefined)

    const old = callerWith(await logIn(database, citizen))
    await ageSessions(database, { ageMs: testSettings.SESSION_ABSOLUTE_MS })
    assert.equal(await currentSession(services, old), undefined)

    const token = await logIn(database, citizen)
    await database.transaction((tx) => endSession(tx, token))
    assert.equal(await currentSession(services, callerWith(token)), undefined)
  }))

test('requests are noted at most once a minute', () =>
  withTestDatabase(async (database) => {
    const services = servicesOver(database)
    const caller = callerWith(await logIn(database, await addCitizen(database)))
    await ageSessions(database, { idleMs: 50_000 })
    await currentSession(services, caller)
    assert.ok((await sinceLastSeenMs(database)) >= 50_000)
    await ageSessions(database, { idleMs: 15_000 })
    await currentSession(services, caller)
    assert.ok((await sinceLastSeenMs(database)) < 10_000)
  }))

test('a login ends the session that the browser came with', () =>
  withTestDatabase(async (database) => {
    const services = servicesOver(database)
    const [citizen, employee] = [await addCitizen(database), await addEmployee(database)]
    const first = await logIn(database, citizen)
    const second = await logIn(database, employee, first)
    assert.equal(await currentSession(services, callerWith(first)), undefined)
    assert.equal((await currentSession(services, callerWith(second)))?.kind, 'employee')
  }))

test('all sessions of an identity end at once, and nobody else is touched', () =>
  withTestDatabase(async (database) => {
    const services = servicesOver(database)
    const [citizen, other] = [await addCitizen(database), await addCitizen(database)]
    const tokens = [await logIn(database, citizen), await logIn(database, citizen)]
    const kept = await logIn(database, other)
    assert.equal(await database.transaction((tx) => endAllSessions(tx, citizen.identityId)), 2)
    for (const token of tokens) assert.equal(await currentSession(services, callerWith(token)), undefined)
    assert.ok(await currentSession(services, callerWith(kept)))
  }))
