import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Session, SessionId } from '../login/index.ts'
import { addCitizen, addEmployee, addGrant } from '../login/login.testing.ts'
import type { TestPerson } from '../login/login.testing.ts'
import type { PartyId } from '../parties/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { findMailboxOf, hasPrivilege, listPrivileges, mailboxesOf, readsMoreThan } from './index.ts'

const facts = { sessionId: 's' as SessionId, name: 'Ida Prøve', levelOfAssurance: 'substantial', csrfToken: 'c' } as const // branding
const citizenSession = ({ identityId, partyId }: TestPerson): Session => ({ ...facts, kind: 'citizen', identityId, partyId })
const employeeSession = ({ identityId, partyId }: TestPerson): Session => ({
  ...facts,
  kind: 'employee',
  identityId,
  partyId,
  organisationPartyId: partyId,
  organisationName: 'Prøve & Søn ApS',
  rid: 'RID-1',
  actingFor: { partyId, name: 'Prøve & Søn ApS' },
})

test('a right counts where it was granted and nowhere else', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database, { rights: ['SYSTEM_MANAGER', 'MESSAGE_BASIC'] })
    const other = await addEmployee(database, { rights: ['STATISTICS_ADMINISTRATOR'] })
    const session = employeeSession(employee)
    await database.read(async (on) => {
      assert.deepEqual(await listPrivileges(on, { ...employee, employerId: employee.partyId }), ['MESSAGE_BASIC', 'SYSTEM_MANAGER'])
      assert.equal(await hasPrivilege(on, session, employee.partyId, 'SYSTEM_MANAGER'), true)
      assert.equal(await hasPrivilege(on, session, employee.partyId, 'STATISTICS_ADMINISTRATOR'), false)
      assert.equal(await hasPrivilege(on, session, other.partyId, 'SYSTEM_MANAGER'), false)
    })
  }))

test('a right that ended, was revoked or has not begun does not count', () =>
  withTestDatabase(async (database) => {
    const employee = await addEmployee(database, { rights: ['SYSTEM_MANAGER'] })
    for (const change of ["ends_at = now() - interval '1 ms'", 'revoked_at = now()', "granted_at = now() + interval '1 minute'"]) {
      const rolledBack = database.transaction(async (tx) => {
        assert.equal((await listPrivileges(tx, { ...employee, employerId: employee.partyId })).length, 1)
        await tx.client.query(`UPDATE privilege_grants SET ${change}`)
        assert.deepEqual(await listPrivileges(tx, { ...employee, employerId: employee.partyId }), [], change)
        throw new RangeError('undo')
      })
      await assert.rejects(rolledBack, RangeError)
    }
  }))

test('a citizen opens the own mailbox; no grant opens another', () =>
  withTestDatabase(async (database) => {
    const citizen = await addCitizen(database)
    await database.read(async (on) =>
      assert.deepEqual(await mailboxesOf(on, citizenSession(citizen), { offset: 0, limit: 10 }), { mailboxes: [{ partyId: citizen.partyId, name: 'Ida Prøve', kind: 'person', mayWrite: true, cvrNumber: null }], total: 1 }),
    )
    const other = await addEmployee(database)
    const read = (partyId: PartyId) => database.read((on) => findMailboxOf(on, citizenSession(citizen), partyId))
    assert.equal((await read(citizen.partyId))?.name, 'Ida Prøve')
    assert.equal(await read(other.partyId), undefined)
  }))

test('an employee opens the mailboxes of all organisations that granted it, by name', () =>
  withTestDatabase(async (database) => {
    const accountant = await addEmployee(database, { organisation: 'Revision ApS', rights: ['SYSTEM_MANAGER'] })
    const names = ['Ærø Færger ApS', 'Bager Test ApS', 'Zoo Prøve A/S', 'Aalborg Prøve A/S']
    const clients = []
    for (const [place, organisation] of names.entries()) clients.push(await addEmployee(database, { organisation, cvr: `9999010${place}` }))
    const session = employeeSession(accountant)
    const readPage = (limit: number, offset = 0, search = '') => database.read((on) => mailboxesOf(on, session, { search, limit, offset }))
    assert.deepEqual(await readPage(10), { mailboxes: [], total: 0 }, 'other rights open no mailbox')
    for (const { partyId } of clients) await addGrant(database, accountant, 'MESSAGE_BASIC', partyId)
    for (const { partyId } of clients.slice(0, 1)) await addGrant(database, accountant, 'MESSAGE_WRITE', partyId)
    const open = await readPage(10)
    assert.deepEqual(open.mailboxes.map(({ name, kind, mayWrite }) => [name, kind, mayWrite]), [
      ['Bager Test ApS', 'company', false],
      ['Zoo Prøve A/S', 'company', false],
      ['Ærø Færger ApS', 'company', true],
      ['Aalborg Prøve A/S', 'company', false],
    ])
    const namesOf = async (...wish: Parameters<typeof readPage>) => (await readPage(...wish)).mailboxes.map(({ name }) => name)
    assert.deepEqual(await namesOf(2), ['Bager Test ApS', 'Zoo Prøve A/S'])
    for (const offset of [2, 900]) assert.deepEqual(await namesOf(2, offset), ['Ærø Færger ApS', 'Aalborg Prøve A/S'], 'behind the last page stands the last one')
    assert.deepEqual(await namesOf(10, 0, 'prøve'), ['Zoo Prøve A/S', 'Aalborg Prøve A/S'])
    assert.deepEqual(await namesOf(10, 0, '%'), [], 'what is typed is no pattern')
    assert.equal((await readPage(1, 0, 'prøve')).total, 2)
    assert.deepEqual(await namesOf(10, 0, '99990102'), ['Zoo Prøve A/S'])
    for (const [count, more] of [[3, true], [4, false]] as const) assert.equal(await database.read((on) => readsMoreThan(on, session, count)), more)
    const [first] = clients
    assert.ok(first)
    assert.equal((await database.read((on) => findMailboxOf(on, session, first.partyId)))?.mayWrite, true)
    assert.equal(await database.read((on) => findMailboxOf(on, session, accountant.partyId)), undefined)
  }))
