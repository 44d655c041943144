import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../events/events.testing.ts'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import { parseCvrNumber } from '../parties/index.ts'
import { inDays, keyPem, testAuthority, testClient } from '../platform/certificates/certificates.testing.ts'
import type { KeyedCertificate } from '../platform/certificates/index.ts'
import { ClientTrust } from '../platform/certificates/index.ts'
import { machineNow } from '../platform/clock/index.ts'
import { sha256, uuidV4 } from '../platform/crypto/index.ts'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { Problem } from '../platform/problems/index.ts'
import { renewToken } from './renew-token.ts'
import type { SystemId } from './system.ts'
import { insertTestSystem } from './systems.testing.ts'
import { uploadCertificate } from './upload-certificate.ts'

const authority = testAuthority()
const trust = new ClientTrust([authority.certificate], [])
const judge: NonNullable<Parameters<typeof uploadCertificate>[1]['judge']> = (certificate) => trust.judge(certificate, machineNow())
const actor = { kind: 'platform' } as const

const upload = (database: Database, systemId: SystemId, pem: string): Promise<void> => database.transaction((tx) => uploadCertificate(tx, { systemId, pem, actor, judge }))

const pemOf = ({ certificate }: KeyedCertificate): string => certificate.toString()

const fingerprintOf = ({ certificate }: KeyedCertificate): string => sha256(certificate.raw).toString('hex')

const refusedWith = (code: string) => (error: unknown): boolean => error instanceof Problem && error.code === code

const withSystem = (work: (database: Database, system: { systemId: SystemId; cvrNumber: string }) => Promise<void>): Promise<void> =>
  withTestDatabase(async (database) => {
    const system = await database.transaction(async (tx) => {
      const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
      return { cvrNumber, ...(await insertTestSystem(tx, { organisationId, delegatedCvr: parseCvrNumber('99990077') ?? assert.fail('a CVR number') })) }
    })
    await work(database, system)
  })

test('a certificate is kept until another comes or the token is renewed; each change is an event', () =>
  withSystem(async (database, { systemId, cvrNumber }) => {
    const [first, supplier] = [testClient(authority, cvrNumber), testClient(authority, '99990077')]
    await upload(database, systemId, pemOf(first))
    await upload(database, systemId, pemOf(supplier))
    await upload(database, systemId, pemOf(supplier))
    const kept = await ask(database, 'SELECT serial_number, removed_at IS NULL AS current, pem FROM system_certificates ORDER BY certificate_id')
    assert.deepEqual(kept.map(({ serial_number, current }) => [serial_number, current]), [
      [first.certificate.serialNumber, false],
      [supplier.certificate.serialNumber, false],
      [supplier.certificate.serialNumber, true],
    ])
    assert.equal(kept[0]?.['pem'], pemOf(first))
    const token = await database.transaction((tx) => renewToken(tx, { systemId, actor }))
    assert.deepEqual(await ask(database, 'SELECT count(*)::int4 AS current FROM system_certificates WHERE removed_at IS NULL'), [{ current: 0 }])
    assert.deepEqual(await ask(database, 'SELECT count(*)::int4 AS all, count(revoked_at)::int4 AS revoked FROM system_tokens'), [{ all: 2, revoked: 1 }])
    const events = await ask(database, "SELECT properties ->> 'change' AS change, properties ->> 'before.certificate' AS before, properties ->> 'after.certificate' AS after FROM events WHERE tag = 'SYSTEM_CHANGED' AND system_id = $1 ORDER BY event_id", [systemId])
    const [own, theirs] = [fingerprintOf(first), fingerprintOf(supplier)]
    const change = 'certificate.uploaded'
    assert.deepEqual(events, [
      { change, before: null, after: own },
      { change, before: own, after: theirs },
      // The same once more.
      { change, before: null, after: null },
      { change: 'token.renewed', before: theirs, after: null },
    ])
    assert.ok(!JSON.stringify(await ask(database, 'SELECT * FROM events')).includes(token))
  }))

test('what could not be called with is not taken, and the one of before stays', () =>
  withSystem(async (database, { systemId, cvrNumber }) => {
    const right = testClient(authority, cvrNumber)
    await upload(database, systemId, pemOf(right))
    const wrong: [string, string, string][] = [
      ['words', 'nothing of the kind', 'system.certificate.unreadable'],
      ['a key', keyPem(right), 'system.certificate.unreadable'],
      ['with its authority', pemOf(right) + pemOf(authority), 'system.certificate.unreadable'],
      ['expired', pemOf(testClient(authority, cvrNumber, { notAfter: inDays(-0.5) })), 'system.certificate.expired'],
      ['of another authority', pemOf(testClient(testAuthority(), cvrNumber)), 'system.certificate.not.trusted'],
      ['not yet valid', pemOf(testClient(authority, cvrNumber, { notBefore: inDays(1) })), 'system.certificate.not.trusted'],
      ["another company's", pemOf(testClient(authority, '99990078')), 'system.certificate.wrong.cvr'],
      ["nobody's", pemOf(testClient(authority, '', { subject: [['CN', 'Prøve']] })), 'system.certificate.wrong.cvr'],
    ]
    for (const [what, pem, code] of wrong) await assert.rejects(upload(database, systemId, pem), refusedWith(code), what)
    const current = await ask(database, 'SELECT serial_number FROM system_certificates WHERE removed_at IS NULL')
    assert.deepEqual(current, [{ serial_number: right.certificate.serialNumber }])
    const nobody = uuidV4() as SystemId // branding
    await assert.rejects(upload(database, nobody, pemOf(right)), refusedWith('not.found'))
    await assert.rejects(database.transaction((tx) => renewToken(tx, { systemId: nobody, actor })), refusedWith('not.found'))
  }))

test('without authorities only the dates are looked at', () =>
  withSystem(async (database, { systemId, cvrNumber }) => {
    const without = (own: KeyedCertificate): Promise<void> => database.transaction((tx) => uploadCertificate(tx, { systemId, pem: pemOf(own), actor }))
    await without(testClient(testAuthority(), cvrNumber))
    await assert.rejects(without(testClient(authority, cvrNumber, { notAfter: inDays(-0.5) })), refusedWith('system.certificate.expired'))
  }))
