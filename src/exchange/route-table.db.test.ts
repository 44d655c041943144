import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestContactPoint } from '../contacts/contacts.testing.ts'
import { insertTestAuthorityOrganisation, insertTestCompanyOrganisation } from '../organisations/organisations.testing.ts'
import type { CprNumber } from '../parties/index.ts'
import { insertTestCompany, insertTestPerson } from '../parties/parties.testing.ts'
import { addDuration } from '../platform/clock/index.ts'
import { uuidV4 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { insertTestRegistration } from '../register/register.testing.ts'
import { insertTestSystem } from '../systems/systems.testing.ts'
import type { TestExchange } from './exchange.testing.ts'
import { withExchange } from './exchange.testing.ts'
import { clearCompanyPost, countPlaces, listOutcomes, setCompanyPost } from './outcome.testing.ts'
import type { TestMemo } from './test-memo.testing.ts'
import { newMessageUuid } from './test-memo.testing.ts'

type Prepared = Omit<TestMemo, 'senderCvr'> & { readonly expectedSystem?: string }

interface Row {
  readonly name: string
  readonly prepare: (tx: Transaction) => Promise<Prepared>
  readonly expected: readonly [route: string, rule: string, code: string | null]
}

const enrolled = async (tx: Transaction): Promise<Prepared> => {
  const person = await insertTestPerson(tx)
  await insertTestRegistration(tx, { partyId: person.partyId })
  return { recipientId: person.cprNumber }
}

const childCpr = '6101205234' as CprNumber // branding: born 1 January 2020, of the range for tests

async function authorityWith(tx: Transaction, systems: { readonly primary?: boolean; readonly companyPost?: boolean }) {
  const authority = await insertTestAuthorityOrganisation(tx)
  const { organisationId } = authority
  const receiver = { organisationId, isSender: false, isRecipient: true } as const
  const primary = systems.primary === true ? await insertTestSystem(tx, { ...receiver, name: 'Primært' }) : undefined
  const companyPost = systems.companyPost === true ? await insertTestSystem(tx, { ...receiver, name: 'Virksomhedspost' }) : undefined
  if (companyPost !== undefined) {
    await clearCompanyPost(tx, { organisationId })
    await setCompanyPost(tx, { systemId: companyPost.systemId })
  }
  return { authority, organisationId, primary, companyPost }
}

const rows: readonly Row[] = [
  { name: 'unknown CPR', prepare: async () => ({ recipientId: '9107701234' }), expected: ['rejected', 'recipient.unknown', 'recipient.not.found'] },
  { name: 'unknown CVR', prepare: async () => ({ recipientId: '99998888' }), expected: ['rejected', 'recipient.unknown', 'recipient.not.found'] },
  { name: 'a number of another form', prepare: async () => ({ recipientId: '12345', idType: 'CPR' }), expected: ['rejected', 'recipient.form', 'recipient.id.type.not.allowed'] },
  { name: 'dead person', prepare: async (tx) => ({ recipientId: (await insertTestPerson(tx, { status: 'dead' })).cprNumber }), expected: ['rejected', 'person.dead', 'recipient.closed'] },
  { name: 'closed company', prepare: async (tx) => ({ recipientId: (await insertTestCompany(tx, { status: 'closed' })).cvrNumber }), expected: ['rejected', 'company.closed', 'recipient.closed'] },
  { name: 'child under 15', prepare: async (tx) => ({ recipientId: (await insertTestPerson(tx, { cprNumber: childCpr })).cprNumber }), expected: ['rejected', 'person.under.15', 'recipient.not.registered'] },
  { name: 'departed without enrolment', prepare: async (tx) => ({ recipientId: (await insertTestPerson(tx, { status: 'departed' })).cprNumber }), expected: ['rejected', 'person.departed', 'recipient.not.registered'] },
  {
    name: 'company in its quiet period',
    prepare: async (tx) => ({ recipientId: (await insertTestCompany(tx, { registeredAt: addDuration(tx.now, '-P3D') })).cvrNumber }),
    expected: ['rejected', 'company.quiet.period', 'recipient.not.registered'],
  },
  {
    name: 'company in its quiet period after its first login',
    prepare: async (tx) => ({ recipientId: (await insertTestCompany(tx, { registeredAt: addDuration(tx.now, '-P3D'), firstLoginAt: tx.now })).cvrNumber }),
    expected: ['mailbox', 'company.mailbox', null],
  },
  {
    name: 'exempt citizen',
    prepare: async (tx) => {
      const { partyId, cprNumber } = await insertTestPerson(tx)
      await insertTestRegistration(tx, { partyId, registrationStatus: 'EXEMPT_OTHER_REASON' })
      return { recipientId: cprNumber }
    },
    expected: ['rejected', 'exempt.reject', 'recipient.exempt'],
  },
  {
    name: 'exempt company with a receiver system: exemption comes first',
    prepare: async (tx) => {
      const { partyId, cvrNumber, organisationId } = await insertTestCompanyOrganisation(tx)
      await insertTestRegistration(tx, { partyId, registrationStatus: 'EXEMPT_OTHER_REASON' })
      await insertTestSystem(tx, { organisationId, isSender: false, isRecipient: true })
      return { recipientId: cvrNumber }
    },
    expected: ['rejected', 'exempt.reject', 'recipient.exempt'],
  },
  { name: 'enrolled citizen', prepare: enrolled, expected: ['mailbox', 'person.mailbox', null] },
  { name: 'company without receiver system', prepare: async (tx) => ({ recipientId: (await insertTestCompany(tx)).cvrNumber }), expected: ['mailbox', 'company.mailbox', null] },
  {
    name: 'company with an active receiver system',
    prepare: async (tx) => {
      const { cvrNumber, organisationId } = await insertTestCompanyOrganisation(tx)
      const { systemId } = await insertTestSystem(tx, { organisationId, isSender: false, isRecipient: true })
      return { recipientId: cvrNumber, expectedSystem: systemId }
    },
    expected: ['system', 'company.system', null],
  },
  {
    name: 'authority, contact point with its system',
    prepare: async (tx) => {
      const { authority, organisationId, companyPost } = await authorityWith(tx, { primary: true, companyPost: true })
      const point = await insertTestContactPoint(tx, { organisationId, systemId: companyPost?.systemId ?? null })
      return { recipientId: authority.cvrNumber, contactPointId: point.contactPointId, ...(companyPost === undefined ? {} : { expectedSystem: companyPost.systemId }) }
    },
    expected: ['system', 'contact-point.system', null],
  },
  {
    name: 'authority, unknown contact point',
    prepare: async (tx) => ({ recipientId: (await authorityWith(tx, { primary: true })).authority.cvrNumber, contactPointId: uuidV4() }),
    expected: ['system', 'contact-point.unknown', null],
  },
  {
    name: "authority, another authority's contact point",
    prepare: async (tx) => {
      const other = await authorityWith(tx, { primary: true })
      const point = await insertTestContactPoint(tx, { organisationId: other.organisationId, systemId: other.primary?.systemId ?? null })
      const { authority, primary } = await authorityWith(tx, { primary: true })
      return { recipientId: authority.cvrNumber, contactPointId: point.contactPointId, ...(primary === undefined ? {} : { expectedSystem: primary.systemId }) }
    },
    expected: ['system', 'contact-point.unknown', null],
  },
  {
    name: 'authority, inactive contact point',
    prepare: async (tx) => {
      const { authority, organisationId } = await authorityWith(tx, { primary: true })
      const point = await insertTestContactPoint(tx, { organisationId, active: false })
      return { recipientId: authority.cvrNumber, contactPointId: point.contactPointId }
    },
    expected: ['system', 'contact-point.inactive', null],
  },
  {
    name: 'authority, contact point without system',
    prepare: async (tx) => {
      const { authority, organisationId } = await authorityWith(tx, { primary: true })
      const point = await insertTestContactPoint(tx, { organisationId })
      return { recipientId: authority.cvrNumber, contactPointId: point.contactPointId }
    },
    expected: ['system', 'contact-point.no-system', null],
  },
  {
    name: 'authority, MYNDIGHEDSPOST without contact point',
    prepare: async (tx) => {
      const { authority, primary } = await authorityWith(tx, { primary: true, companyPost: true })
      return { recipientId: authority.cvrNumber, flags: '<memo:postType>MYNDIGHEDSPOST</memo:postType>', ...(primary === undefined ? {} : { expectedSystem: primary.systemId }) }
    },
    expected: ['system', 'authority.primary', null],
  },
  {
    name: 'authority, post to the CVR number',
    prepare: async (tx) => {
      const { authority, companyPost } = await authorityWith(tx, { primary: true, companyPost: true })
      return { recipientId: authority.cvrNumber, ...(companyPost === undefined ? {} : { expectedSystem: companyPost.systemId }) }
    },
    expected: ['system', 'authority.company-post', null],
  },
  { name: 'authority without receiver system', prepare: async (tx) => ({ recipientId: (await authorityWith(tx, {})).authority.cvrNumber }), expected: ['mailbox', 'authority.mailbox', null] },
  {
    name: 'NemSMS with a verified subscription',
    prepare: async (tx) => {
      const { partyId, cprNumber } = await insertTestPerson(tx)
      await insertTestRegistration(tx, { partyId, mobileNumber: '20000001' })
      return { recipientId: cprNumber, messageType: 'NEMSMS' }
    },
    expected: ['sms', 'nemsms.subscribed', null],
  },
  {
    name: 'NemSMS without subscription',
    prepare: async (tx) => ({ ...(await enrolled(tx)), messageType: 'NEMSMS' }),
    expected: ['wait', 'nemsms.waiting', null],
  },
]

async function runRow(exchange: TestExchange, row: Row): Promise<void> {
  const { expectedSystem, ...memo } = await exchange.database.transaction(row.prepare)
  const messageUuid = newMessageUuid()
  await exchange.send({ ...memo, messageUuid })
  await exchange.settle()
  const { outcomes, places } = await exchange.database.read(async (on) => ({
    outcomes: await listOutcomes(on, { messageUuid }),
    places: await countPlaces(on, { messageUuid }),
  }))
  const [route, rule, code] = row.expected
  assert.deepEqual(outcomes.map((outcome) => [outcome.route, outcome.rule, outcome.code]), [[route, rule, code]])
  if (expectedSystem !== undefined) assert.equal(outcomes[0]?.systemId, expectedSystem)
  assert.equal(places.receipts, 1)
  assert.equal(places.mailboxes + places.waiting + places.messages + places.work, route === 'rejected' ? 0 : 1, 'exactly one place')
}

test('every row of the route table, one letter each, ends in one place with its code', async (t) => {
  await withExchange(async (exchange) => {
    for (const row of rows) await t.test(row.name, () => runRow(exchange, row))
  })
})
