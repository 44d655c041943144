import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import { uuidV7 } from '../platform/crypto/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { insertTestSystem } from '../systems/systems.testing.ts'
import type { ContactPointId } from './contact-point.ts'
import { listContactPoints } from './contact-points.queries.ts'
import { insertTestContactPoint } from './contacts.testing.ts'

test('contact points tell their organisation, their system and whether they are active', () =>
  withTestDatabase((database) =>
    database.transaction(async (tx) => {
      const { organisationId, partyId } = await insertTestAuthorityOrganisation(tx)
      const { systemId } = await insertTestSystem(tx, { organisationId, isRecipient: true })
      const led = await insertTestContactPoint(tx, { organisationId, systemId })
      const closed = await insertTestContactPoint(tx, { organisationId, active: false })
      const unknown = uuidV7(tx.now) as ContactPointId // branding
      const found = await listContactPoints(tx, { contactPointIds: [led.contactPointId, closed.contactPointId, unknown] })
      assert.deepEqual(new Map(found.map((point) => [point.contactPointId, point])), new Map([
        [led.contactPointId, { contactPointId: led.contactPointId, organisationPartyId: partyId, systemId, active: true }],
        [closed.contactPointId, { contactPointId: closed.contactPointId, organisationPartyId: partyId, systemId: null, active: false }],
      ]))
    }),
  ))

test("another organisation's system is refused", () =>
  withTestDatabase(async (database) => {
    const work = database.transaction(async (tx) => {
      const { organisationId } = await insertTestAuthorityOrganisation(tx)
      const other = await insertTestAuthorityOrganisation(tx)
      const { systemId } = await insertTestSystem(tx, { organisationId: other.organisationId, isRecipient: true })
      await insertTestContactPoint(tx, { organisationId, systemId })
    })
    await assert.rejects(work, /foreign key/)
  }))
