import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import { insertTestPerson } from '../../src/parties/parties.testing.ts'
import { pause } from '../../src/platform/clock/index.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { startReceiver } from '../../src/platform/outbound/receiver.testing.ts'
import { insertTestRegistration } from '../../src/register/register.testing.ts'
import { addSubscription } from '../../src/register/subscriptions/keep-subscription.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'
import { startServing, withFolder } from '../process.testing.ts'

const patienceMs = 30_000

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; !(await holds()); waitedMs += 50) {
    assert.ok(waitedMs < patienceMs, 'it never came')
    await pause(50)
  }
}

test('killed after a subscriber was told and before that is written: told again, logged once, nothing left', async () => {
  let heard = 0
  await using receiver = await startReceiver((request, response) => {
    heard++
    request.resume().on('end', () => response.end())
  })
  await withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const environment = { BREVDUE_DATA: folder, DATABASE_URL: url }
      const count = async (sql: string): Promise<number> => Number(await database.transaction(async ({ client }) => (await client.query<{ count: string }>(`SELECT count(*) FROM ${sql}`)).rows[0]?.count))
      await database.transaction(async (tx) => {
        const { organisationId } = await insertTestAuthorityOrganisation(tx)
        const { systemId } = await insertTestSystem(tx, { organisationId })
        await addSubscription(tx, systemId, { operations: ['NEW_CITIZENS'], contactIds: [], notificationUrl: `http://127.0.0.1:${receiver.port}/` })
      })
      const doomed = await startServing({ ...environment, BREVDUE_FAULT_POINT: 'after-notices-told' })
      await database.transaction(async (tx) => insertTestRegistration(tx, { partyId: (await insertTestPerson(tx)).partyId }))
      assert.equal(await doomed.ended, 'SIGKILL')
      assert.deepEqual([heard, await count(`events WHERE tag = 'CONTACT_REGISTRY_ACCESSED_CITIZEN'`)], [1, 0])
      await database.transaction(({ client }) => client.query(`UPDATE work SET lease_until = '2000-01-01'`))
      const healthy = await startServing(environment)
      await until(async () => heard === 2 && (await count('work')) + (await count('contact_notices')) === 0)
      assert.equal(await count(`events WHERE tag = 'CONTACT_REGISTRY_ACCESSED_CITIZEN'`), 1)
      await healthy.stop()
    }),
  )
})
