import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { addEmployee } from '../../login/login.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { actingAs } from '../acting.testing.ts'
import { findProfile } from './profile.queries.ts'
import { saveProfile } from './save-profile.ts'

test('a profile is made once, keeps its day, and each change is an event whose address can be erased', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database)
    const acting = await actingAs(database, employee)
    const save = (email: string, version: number) => database.transaction((tx) => saveProfile(tx, acting, { email, alias: email.startsWith('ny') ? 'Ny' : null, version }))
    const profile = () => database.read((on) => findProfile(on, employee))
    assert.equal((await profile())?.profileAt, null)
    assert.deepEqual(await save('ida@brevdue.example', 0), { kind: 'saved' })
    const made = await profile()
    assert.notEqual(made?.profileAt, null)
    assert.deepEqual(await save('ida@brevdue.example', 0), { kind: 'saved' }, 'the same again')
    assert.deepEqual(await save('ny@brevdue.example', 1), { kind: 'saved' })
    assert.equal((await profile())?.profileAt, made?.profileAt)
    const events = await ask(database, "SELECT owner_id, actor_id, tag FROM events ORDER BY event_id")
    assert.deepEqual(events, Array.from({ length: 2 }, () => ({ owner_id: employee.partyId, actor_id: employee.identityId, tag: 'PROFILE_CHANGED' })))
    const personal = await ask(database, 'SELECT properties FROM event_personal_properties ORDER BY event_id')
    assert.deepEqual(personal.map(({ properties }) => properties), [{ 'after.email': 'ida@brevdue.example' }, { 'before.email': 'ida@brevdue.example', 'after.email': 'ny@brevdue.example', 'after.alias': 'Ny' }])
  }))

test('who changes it on an old page is told so, and nothing is saved', () =>
  withTestDatabase(async (database) => {
    const acting = await actingAs(database, await addEmployee(database))
    const save = (email: string) => database.transaction((tx) => saveProfile(tx, acting, { email, alias: null, version: 0 }))
    const outcomes = await Promise.all([save('a@brevdue.example'), save('b@brevdue.example')])
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['conflict', 'saved'])
    assert.equal((await ask(database, "SELECT 1 FROM identities WHERE email IS NOT NULL AND version = 1")).length, 1)
  }))
