import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestContactPoint } from '../../contacts/contacts.testing.ts'
import { ask } from '../../events/events.testing.ts'
import { insertTestAuthorityOrganisation, insertTestCompanyOrganisation } from '../../organisations/organisations.testing.ts'
import { insertTestCompany, insertTestPerson } from '../../parties/parties.testing.ts'
import { addDuration, civilDate, dateObject, instant, startOfCivilDate } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { openLog } from '../../platform/log/index.ts'
import { StageLoop } from '../../platform/work/index.ts'
import type { TestRegistration } from '../../register/register.testing.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import { moveClock } from '../clock.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import { decisionStages } from '../index.ts'
import type { MessageUuid } from '../letter.ts'
import { countPlaces, listOutcomes } from '../outcome.testing.ts'
import type { TestMemo } from '../test-memo.testing.ts'
import { newMessageUuid, waitingFor } from '../test-memo.testing.ts'

type Memo = Omit<TestMemo, 'senderCvr'>

interface Prepared {
  readonly memo: Memo
  /** What happens between acceptance and value date. */
  readonly meanwhile?: (tx: Transaction) => Promise<unknown>
}

interface Row {
  readonly name: string
  readonly prepare: (tx: Transaction) => Promise<Prepared>
  /** Of the decision on the value date. */
  readonly expected: readonly [route: string, rule: string, code: string | null]
}

const change = (sql: string, ...values: readonly unknown[]) => (tx: Transaction): Promise<unknown> => tx.client.query(sql, [...values])

/** A person or company of whom the register learns something meanwhile. */
async function citizen(tx: Transaction, before: TestRegistration['registrationStatus'], sql: string): Promise<Prepared> {
  const { partyId, cprNumber } = await insertTestPerson(tx)
  await insertTestRegistration(tx, { partyId, registrationStatus: before ?? null })
  return { memo: { recipientId: cprNumber }, meanwhile: change(sql, partyId) }
}

const becomes = (status: string): string => `UPDATE mailbox_subscriptions SET registration_status = '${status}' WHERE party_id = $1`
const receiver = { isSender: false, isRecipient: true } as const

/** A company with a receiver system that is active or not, which is turned round meanwhile. */
async function companyWithSystem(tx: Transaction, active: boolean): Promise<Prepared> {
  const { cvrNumber, organisationId } = await insertTestCompanyOrganisation(tx)
  const { systemId } = await insertTestSystem(tx, { organisationId, ...receiver })
  const dormant = 'UPDATE systems SET active_from = NULL, active_to = NULL WHERE system_id = $1'
  const awake = "UPDATE systems SET active_from = created_at, active_to = NULL WHERE system_id = $1"
  await change(active ? awake : dormant, systemId)(tx)
  return { memo: { recipientId: cvrNumber }, meanwhile: change(active ? dormant : awake, systemId) }
}

async function authorityWithPoint(tx: Transaction, sql: (ids: { point: string; system: string }) => (tx: Transaction) => Promise<unknown>): Promise<Prepared> {
  const { cvrNumber, organisationId } = await insertTestAuthorityOrganisation(tx)
  await insertTestSystem(tx, { organisationId, ...receiver, name: 'Primært' })
  const { systemId } = await insertTestSystem(tx, { organisationId, ...receiver, name: 'Byggesager' })
  const { contactPointId } = await insertTestContactPoint(tx, { organisationId, systemId })
  return { memo: { recipientId: cvrNumber, contactPointId }, meanwhile: sql({ point: contactPointId, system: systemId }) }
}

const rows: readonly Row[] = [
  { name: 'nothing changed', prepare: async (tx) => ({ memo: (await citizen(tx, 'AUTOMATIC_REGISTRATION', '')).memo }), expected: ['mailbox', 'person.mailbox', null] },
  { name: 'became exempt', prepare: (tx) => citizen(tx, 'AUTOMATIC_REGISTRATION', becomes('EXEMPT_OTHER_REASON')), expected: ['rejected', 'exempt.reject', 'recipient.exempt'] },
  { name: 'exemption ended', prepare: (tx) => citizen(tx, 'EXEMPT_OTHER_REASON', becomes('VOLUNTARY_REGISTRATION')), expected: ['mailbox', 'person.mailbox', null] },
  { name: 'died', prepare: (tx) => citizen(tx, 'AUTOMATIC_REGISTRATION', "UPDATE persons SET status = 'dead' WHERE party_id = $1"), expected: ['rejected', 'person.dead', 'recipient.closed'] },
  { name: 'left the country', prepare: (tx) => citizen(tx, null, "UPDATE persons SET status = 'departed' WHERE party_id = $1"), expected: ['rejected', 'person.departed', 'recipient.not.registered'] },
  {
    name: 'came home',
    prepare: async (tx) => {
      const { partyId, cprNumber } = await insertTestPerson(tx, { status: 'departed' })
      return { memo: { recipientId: cprNumber }, meanwhile: change("UPDATE persons SET status = 'resident' WHERE party_id = $1", partyId) }
    },
    expected: ['mailbox', 'person.mailbox', null],
  },
  {
    name: 'turned 15',
    prepare: async (tx) => ({ memo: { recipientId: (await insertTestPerson(tx, { birthDate: civilDate(addDuration(addDuration(tx.now, 'P5D'), '-P15Y')) })).cprNumber } }),
    expected: ['mailbox', 'person.mailbox', null],
  },
  {
    name: 'mandatory post to one who became exempt, from a sender who lost that permission: it was checked when it was sent',
    prepare: async (tx) => {
      const { memo, meanwhile } = await citizen(tx, 'AUTOMATIC_REGISTRATION', becomes('EXEMPT_OTHER_REASON'))
      return { memo: { ...memo, flags: '<memo:mandatory>true</memo:mandatory>' }, ...(meanwhile === undefined ? {} : { meanwhile }) }
    },
    expected: ['mailbox', 'mandatory.mailbox', null],
  },
  {
    name: 'a company closed',
    prepare: async (tx) => {
      const { partyId, cvrNumber } = await insertTestCompany(tx)
      return { memo: { recipientId: cvrNumber }, meanwhile: change("UPDATE companies SET status = 'closed' WHERE party_id = $1", partyId) }
    },
    expected: ['rejected', 'company.closed', 'recipient.closed'],
  },
  {
    name: 'a company whose quiet period ended',
    prepare: async (tx) => ({ memo: { recipientId: (await insertTestCompany(tx, { registeredAt: addDuration(tx.now, '-P5D') })).cvrNumber } }),
    expected: ['mailbox', 'company.mailbox', null],
  },
  { name: 'a company activated its receiver system', prepare: (tx) => companyWithSystem(tx, false), expected: ['system', 'company.system', null] },
  { name: 'a company deactivated its receiver system', prepare: (tx) => companyWithSystem(tx, true), expected: ['mailbox', 'company.mailbox', null] },
  {
    name: 'the contact point stayed',
    prepare: (tx) => authorityWithPoint(tx, () => () => Promise.resolve()),
    expected: ['system', 'contact-point.system', null],
  },
  {
    name: 'the contact point was closed',
    prepare: (tx) => authorityWithPoint(tx, ({ point }) => change('UPDATE contact_points SET active = false WHERE contact_point_id = $1', point)),
    expected: ['system', 'contact-point.inactive', null],
  },
  {
    name: "the contact point's system was deactivated",
    prepare: (tx) => authorityWithPoint(tx, ({ system }) => change('UPDATE systems SET active_from = NULL, active_to = NULL WHERE system_id = $1', system)),
    expected: ['system', 'contact-point.no-system', null],
  },
  {
    name: 'the number is nobody’s any more',
    prepare: (tx) => citizen(tx, 'AUTOMATIC_REGISTRATION', "UPDATE party_numbers SET valid_to = valid_from + interval '1 day' WHERE party_id = $1"),
    expected: ['rejected', 'recipient.unknown', 'recipient.not.found'],
  },
]

interface Sent {
  readonly row: Row
  readonly messageUuid: MessageUuid
}

async function sendAll(exchange: TestExchange, flag: string): Promise<{ sent: Sent[]; meanwhile: (NonNullable<Prepared['meanwhile']>)[] }> {
  const sent: Sent[] = []
  const meanwhile: (NonNullable<Prepared['meanwhile']>)[] = []
  for (const row of rows) {
    const prepared = await exchange.database.transaction(row.prepare)
    const messageUuid = newMessageUuid()
    await exchange.send({ ...prepared.memo, messageUuid, flags: `${flag}${prepared.memo.flags ?? ''}` })
    sent.push({ row, messageUuid })
    if (prepared.meanwhile !== undefined) meanwhile.push(prepared.meanwhile)
  }
  await exchange.settle()
  return { sent, meanwhile }
}

async function assertRow({ database }: TestExchange, { row, messageUuid }: Sent): Promise<void> {
  const { outcomes, places, receipts } = await database.read(async (on) => ({
    outcomes: await listOutcomes(on, { messageUuid }),
    places: await countPlaces(on, { messageUuid }),
    receipts: await ask(database, 'SELECT status, error_code FROM receipts WHERE message_uuid = $1 ORDER BY receipt_id', [messageUuid]),
  }))
  const [route, rule, code] = row.expected
  assert.deepEqual(outcomes.map((outcome) => [outcome.status, outcome.route, outcome.rule, outcome.code]), [
    ['COMPLETED', 'wait', 'value-date.held', null],
    [code === null ? 'COMPLETED' : 'INVALID', route, rule, code],
  ])
  assert.equal(places.mailboxes + places.waiting + places.messages + places.work, route === 'rejected' ? 0 : 1, 'exactly one place')
  const second = code === null ? [] : [{ status: 'INVALID', error_code: code }]
  assert.deepEqual(receipts, [{ status: 'COMPLETED', error_code: null }, ...second], 'a second receipt, INVALID, once and only for what cannot be delivered')
}

/** A second worker on the same queues. */
function secondWorker({ database, contentStore, wakeBus }: TestExchange): StageLoop[] {
  const loops = decisionStages({ database, contentStore }).map((stage) => new StageLoop({ database, wakeBus, log: openLog('silent') }, stage, { batchSize: 3, leaseMs: 5_000 }))
  for (const loop of loops) loop.start()
  return loops
}

test('a held letter goes by the state of affairs on its value date, and its sender is told once if it cannot', async (t) => {
  await withExchange(async (exchange) => {
    const { database, sender } = exchange
    await ask(database, 'UPDATE organisations SET mandatory_post_allowed = true WHERE organisation_id = $1', [sender.organisationId])
    const now = await database.now()
    const day = civilDate(addDuration(now, 'P10D'))
    const { sent, meanwhile } = await sendAll(exchange, waitingFor(day))
    await database.transaction(async (tx) => {
      for (const happen of meanwhile) await happen(tx)
      await change('UPDATE organisations SET mandatory_post_allowed = false WHERE organisation_id = $1', sender.organisationId)(tx)
      // The sender's system is gone by then: the letter was accepted, and goes on.
      await change('UPDATE systems SET active_to = $2, deleted_at = $2 WHERE system_id = $1', sender.systemId, dateObject(instant(now + 1_000)))(tx)
    })
    const loops = secondWorker(exchange)
    await moveClock(exchange, addDuration(startOfCivilDate(day), 'PT1H'))
    await moveClock(exchange, addDuration(startOfCivilDate(day), 'P3D'))
    await Promise.all(loops.map((loop) => loop.stop()))
    for (const one of sent) await t.test(one.row.name, () => assertRow(exchange, one))
  })
})
