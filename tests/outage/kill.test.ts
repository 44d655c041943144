import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FaultPoint } from '../../src/platform/faults/index.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { everything, insertCorrespondents, oneOfEach, send, sendUntilAccepted, settled } from '../correspondents.testing.ts'
import { startServing, withFolder } from '../process.testing.ts'

const letterCount = 12
const leaseMs = '1000'

/** Points that a letter passes between its sending and its receipt; the process dies at the third pass. */
const points: readonly FaultPoint[] = ['after-content', 'before-intake-commit', 'after-intake-commit', 'in-routing-batch', 'after-routing-commit']

for (const point of points)
  test(`killed ${point}: nothing lost, nothing doubled`, async () => {
    await withFolder((folder) =>
      withTestDatabase(async (database, url) => {
        const environment = { BREVDUE_DATA: folder, DATABASE_URL: url, WORK_LEASE_MS: leaseMs }
        const correspondents = await insertCorrespondents(database, letterCount)
        const doomed = await startServing({ ...environment, BREVDUE_FAULT_POINT: `${point}:2`, WORK_BATCH: '3' })
        for (const letter of correspondents.letters) await send(doomed.url, correspondents, letter)
        assert.equal(await doomed.ended, 'SIGKILL', 'the fault point was passed')
        const healthy = await startServing(environment)
        await sendUntilAccepted(() => healthy.url, correspondents)
        await settled(database)
        assert.deepEqual(await everything(database), oneOfEach(letterCount))
        await healthy.stop()
      }),
    )
  })

test('killed between a receipt and taking it off: it can be pulled again, logged once', async () => {
  await withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const environment = { BREVDUE_DATA: folder, DATABASE_URL: url, WORK_LEASE_MS: leaseMs }
      const correspondents = await insertCorrespondents(database, 1)
      const headers = { authorization: correspondents.authorization }
      const doomed = await startServing({ ...environment, BREVDUE_FAULT_POINT: 'before-receipt-removal' })
      await sendUntilAccepted(() => doomed.url, correspondents)
      await settled(database)
      const { content } = await jsonOf<{ content: string[] }>(fetch(`${doomed.url}/apis/v1/receipts/`, { headers }))
      await fetch(`${doomed.url}/apis/v1/receipts/${content[0]}?delete=true`, { headers }).catch(() => undefined)
      assert.equal(await doomed.ended, 'SIGKILL')
      const healthy = await startServing(environment)
      const pull = () => fetch(`${healthy.url}/apis/v1/receipts/${content[0]}?delete=true`, { headers })
      assert.equal((await pull()).status, 200)
      assert.equal((await pull()).status, 404)
      assert.equal((await everything(database)).events, 4)
      await healthy.stop()
    }),
  )
})

test('the whole process group killed at a random moment under load, three times', async () => {
  await withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const environment = { BREVDUE_DATA: folder, DATABASE_URL: url, WORK_LEASE_MS: leaseMs, WORK_BATCH: '5' }
      const count = 60
      const correspondents = await insertCorrespondents(database, count)
      for (const delayMs of [30, 90, 200]) {
        const serving = await startServing(environment)
        const sending = Promise.all(correspondents.letters.map((letter) => send(serving.url, correspondents, letter)))
        setTimeout(() => void serving.kill(), delayMs)
        await sending
        await serving.kill()
      }
      const healthy = await startServing(environment)
      await sendUntilAccepted(() => healthy.url, correspondents)
      await settled(database)
      assert.deepEqual(await everything(database), oneOfEach(count))
      await healthy.stop()
    }),
  )
})
