import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listPartiesByNumber } from '../parties/index.ts'
import { insertTestCompany, insertTestPerson } from '../parties/parties.testing.ts'
import type { Instant } from '../platform/clock/index.ts'
import { addDuration, civilDate, instantText, parseInstant, plainDate } from '../platform/clock/index.ts'
import type { Database, Transaction } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { advanceClock } from '../platform/work/index.ts'
import { endQuietPeriod } from './end-quiet-period.ts'
import { enrolmentDue } from './enrolment-due.ts'
import { insertTestRegistration } from './register.testing.ts'
import { listRegistrations } from './registrations.queries.ts'

const advance = (database: Database, target: Instant): Promise<Instant> =>
  advanceClock({ database, dueSources: [enrolmentDue(database)], wakeAll: () => undefined, drainTimeoutMs: 1_000 }, target)

const birthdayIn = (tx: Transaction, duration: string): ReturnType<typeof civilDate> => civilDate(addDuration(addDuration(tx.now, duration), '-P15Y'))

test('moving the clock enrols children on their birthday and companies after the quiet period, each at its moment', () =>
  withTestDatabase(async (database) => {
    const made = await database.transaction(async (tx) => {
      const child = await insertTestPerson(tx, { birthDate: birthdayIn(tx, 'P20D') })
      const firm = await insertTestCompany(tx, { registeredAt: addDuration(tx.now, '-P2D') })
      const young = await insertTestPerson(tx, { birthDate: birthdayIn(tx, 'P90D') })
      const departed = await insertTestPerson(tx, { birthDate: birthdayIn(tx, 'P20D'), status: 'departed' })
      const exempt = await insertTestPerson(tx)
      await insertTestRegistration(tx, { partyId: exempt.partyId, registrationStatus: 'EXEMPT_OTHER_REASON' })
      return { child, firm, young, departed, exempt, now: tx.now }
    })
    await advance(database, addDuration(made.now, 'P30D'))
    const partyIds = [made.child, made.firm, made.young, made.departed, made.exempt].map((party) => party.partyId)
    const rows = await database.read((on) => listRegistrations(on, { partyIds }))
    const told = new Map(rows.map((row) => [row.partyId, row]))
    assert.deepEqual(partyIds.map((id) => told.get(id)?.registrationStatus), ['AUTOMATIC_REGISTRATION', 'AUTOMATIC_REGISTRATION', null, null, 'EXEMPT_OTHER_REASON'])
    const sinceOf = (party: { partyId: (typeof partyIds)[number] }): Instant => told.get(party.partyId)?.registeredSince ?? assert.fail('not enrolled')
    assert.equal(civilDate(sinceOf(made.child)), civilDate(addDuration(made.now, 'P20D')))
    const quietEnds = addDuration(made.firm.registeredAt, 'P12D')
    assert.ok(sinceOf(made.firm) >= quietEnds && sinceOf(made.firm) < quietEnds + 60_000, instantText(sinceOf(made.firm)))
  }))

test('born on 29 February, one is enrolled on 1 March', () =>
  withTestDatabase(async (database) => {
    const start = parseInstant('2027-02-20T12:00:00Z') ?? assert.fail('no instant')
    await advance(database, start)
    const person = await database.transaction((tx) => insertTestPerson(tx, { birthDate: plainDate('2012-02-29') }))
    await advance(database, addDuration(start, 'P20D'))
    const [row] = await database.read((on) => listRegistrations(on, { partyIds: [person.partyId] }))
    assert.equal(civilDate(row?.registeredSince ?? assert.fail('not enrolled')), '2027-03-01')
  }))

test('a company that logged in during its quiet period is enrolled at the next run', () =>
  withTestDatabase(async (database) => {
    const company = await database.transaction((tx) => insertTestCompany(tx, { registeredAt: addDuration(tx.now, '-P1D'), firstLoginAt: tx.now }))
    const source = enrolmentDue(database)
    await source.runDue(await database.read(async (on) => on.now))
    await source.runDue(await database.read(async (on) => on.now))
    const [row] = await database.read((on) => listRegistrations(on, { partyIds: [company.partyId] }))
    assert.equal(row?.registrationStatus, 'AUTOMATIC_REGISTRATION')
    assert.equal(await database.read((on) => source.nextDueAt(on)), undefined)
  }))

test('the first login ends the quiet period at once; later ones and those of others change nothing', () =>
  withTestDatabase((database) =>
    database.transaction(async (tx) => {
      const quiet = await insertTestCompany(tx, { registeredAt: addDuration(tx.now, '-P1D') })
      const old = await insertTestCompany(tx)
      const person = await insertTestPerson(tx)
      for (const { partyId } of [quiet, quiet, old, person]) await endQuietPeriod(tx, partyId)
      const rows = await listRegistrations(tx, { partyIds: [quiet.partyId, old.partyId, person.partyId] })
      assert.deepEqual(new Map(rows.map((row) => [row.partyId, row.registrationStatus])), new Map([[quiet.partyId, 'AUTOMATIC_REGISTRATION'], [old.partyId, null], [person.partyId, null]]))
      const [found] = await listPartiesByNumber(tx, { types: ['CVR'], numbers: [quiet.cvrNumber] })
      assert.equal(found?.firstLoginAt, tx.now)
    }),
  ))
