import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pause } from '../../src/platform/clock/index.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { everything, insertCorrespondents, oneOfEach, send, sendUntilAccepted, settled } from '../correspondents.testing.ts'
import { startServing, withFolder } from '../process.testing.ts'

const awayMs = 700

const open = (url: string) => openDatabase({ url, poolSize: 4, statementTimeoutMs: 30_000, lockTimeoutMs: 10_000, onConnectionLost: () => undefined })

test('PostgreSQL stopped and started under load: 503 while it is away, ready again by itself, nothing lost', async () => {
  await withFolder(async (folder) => {
    const postgres = await startEmbeddedPostgres({ dataDirectory: folder })
    const serving = await startServing({ BREVDUE_DATA: folder, WORK_LEASE_MS: '1000', WORK_BATCH: '5' })
    const before = open(postgres.url)
    const correspondents = await insertCorrespondents(before, 60)
    await before.close()
    const sending = Promise.all(correspondents.letters.map((letter) => send(serving.url, correspondents, letter)))
    await postgres.stop()
    const away = await send(serving.url, correspondents, correspondents.letters[0] ?? { messageUuid: '' as never, xml: '' }) // there are letters
    assert.equal(away?.status, 503)
    assert.equal((await fetch(`${serving.url}/apis/v1/receipts/`, { headers: { authorization: correspondents.authorization } })).status, 503, 'not a fault of ours')
    assert.deepEqual([(await fetch(`${serving.url}/health/live`)).status, (await fetch(`${serving.url}/health/ready`)).status], [200, 503])
    await pause(awayMs)
    const again = await startEmbeddedPostgres({ dataDirectory: folder })
    await sending
    await sendUntilAccepted(() => serving.url, correspondents)
    const after = open(again.url)
    await settled(after)
    assert.deepEqual(await everything(after), oneOfEach(60))
    await after.close()
    await serving.stop()
    await again.release()
  })
})
