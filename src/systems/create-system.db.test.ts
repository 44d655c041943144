import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation, insertTestCompanyOrganisation } from '../organisations/organisations.testing.ts'
import type { Transaction } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { Problem } from '../platform/problems/index.ts'
import { listRoutingSystems, listSenderSystems } from './routing-systems.queries.ts'
import { insertTestSystem } from './systems.testing.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import type { OrganisationId } from '../organisations/index.ts'

const refusedWith = (code: string) => (error: unknown): boolean => error instanceof Problem && error.code === code
const inTransaction = (work: (tx: Transaction) => Promise<void>): Promise<void> => withTestDatabase((database) => database.transaction(work))

test('the first recipient system becomes primary and takes company post, later ones do not', () =>
  inTransaction(async (tx) => {
    const { organisationId, partyId } = await insertTestAuthorityOrganisation(tx)
    const sender = await insertTestSystem(tx, { organisationId })
    const first = await insertTestSystem(tx, { organisationId, isSender: false, isRecipient: true })
    const second = await insertTestSystem(tx, { organisationId, isRecipient: true, activeFrom: null })
    const rows = await listRoutingSystems(tx, { partyIds: [partyId] })
    const shared = { partyId, organisationId, protocol: 'REST_PULL' }
    assert.deepEqual(new Map(rows.map((row) => [row.systemId, row])), new Map([
      [sender.systemId, { ...shared, systemId: sender.systemId, isActive: true, isRecipient: false, isPrimary: false, takesCompanyPost: false }],
      [first.systemId, { ...shared, systemId: first.systemId, isActive: true, isRecipient: true, isPrimary: true, takesCompanyPost: true }],
      [second.systemId, { ...shared, systemId: second.systemId, isActive: false, isRecipient: true, isPrimary: false, takesCompanyPost: false }],
    ]))
  }))

test('an authority has at most five recipient systems, a company one; senders are not counted', () =>
  inTransaction(async (tx) => {
    const authority = await insertTestAuthorityOrganisation(tx)
    const company = await insertTestCompanyOrganisation(tx)
    const add = ({ organisationId }: { organisationId: OrganisationId }, isRecipient: boolean) => insertTestSystem(tx, { organisationId, isSender: !isRecipient, isRecipient })
    for (let made = 0; made < 5; made++) await add(authority, true)
    await assert.rejects(add(authority, true), refusedWith('system.too.many.recipients'))
    await add(authority, false)
    await add(company, true)
    await assert.rejects(add(company, true), refusedWith('system.too.many.recipients'))
    await add(company, false)
  }))

test('a faulty system and an unknown organisation are refused before anything is stored', () =>
  inTransaction(async (tx) => {
    const { organisationId, partyId } = await insertTestAuthorityOrganisation(tx)
    await assert.rejects(insertTestSystem(tx, { organisationId, addresses: ['nowhere'] }), refusedWith('system.invalid'))
    await assert.rejects(insertTestSystem(tx, { organisationId: uuidV7(tx.now) as OrganisationId }), refusedWith('not.found')) // branding
    assert.deepEqual(await listRoutingSystems(tx, { partyIds: [partyId] }), [])
  }))

test('what a sender system may do is told for many at once', () =>
  inTransaction(async (tx) => {
    const court = await insertTestAuthorityOrganisation(tx, { legalNotificationAllowed: true, mandatoryPostAllowed: true })
    const company = await insertTestCompanyOrganisation(tx)
    const courtSystem = await insertTestSystem(tx, { organisationId: court.organisationId, exemptPost: 'PAPER' })
    const companySystem = await insertTestSystem(tx, { organisationId: company.organisationId })
    const rows = await listSenderSystems(tx, { systemIds: [courtSystem.systemId, companySystem.systemId] })
    assert.deepEqual(new Map(rows.map((row) => [row.systemId, row])), new Map([
      [courtSystem.systemId, {
        systemId: courtSystem.systemId, organisationId: court.organisationId, organisationPartyId: court.partyId, organisationType: 'AUTHORITY',
        mandatoryPostAllowed: true, legalNotificationAllowed: true, exemptPost: 'PAPER',
      }],
      [companySystem.systemId, {
        systemId: companySystem.systemId, organisationId: company.organisationId, organisationPartyId: company.partyId, organisationType: 'COMPANY',
        mandatoryPostAllowed: false, legalNotificationAllowed: false, exemptPost: 'REJECT',
      }],
    ]))
  }))
