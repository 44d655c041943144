import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestPerson } from '../parties/parties.testing.ts'
import { pause } from '../platform/clock/index.ts'
import { openS3BlobStore } from '../platform/content/index.ts'
import type { S3StandIn, StandInFault } from '../platform/content/s3/s3-stand-in.testing.ts'
import { startS3StandIn } from '../platform/content/s3/s3-stand-in.testing.ts'
import { int4, list, nullable, text } from '../platform/database/index.ts'
import { openLog, Outage } from '../platform/log/index.ts'
import { insertTestRegistration } from '../register/register.testing.ts'
import { sendContainer, tarOf } from './containers/containers.testing.ts'
import type { TestExchange } from './exchange.testing.ts'
import { withExchange } from './exchange.testing.ts'
import type { TestServer } from './http.testing.ts'
import { withServer } from './http.testing.ts'
import { listOutcomes } from './outcome.testing.ts'
import { testMemo } from './test-memo.testing.ts'

const listWork = list({}, { attempts: int4, lastError: nullable(text()) })`SELECT work.attempts, work.last_error FROM work`

interface World extends TestExchange {
  readonly bucket: S3StandIn
  readonly server: TestServer
  letter(): ReturnType<typeof testMemo>
}

/** An exchange that keeps letters above a hundred bytes in a bucket. */
async function withBucket(work: (world: World) => Promise<void>): Promise<void> {
  const bucket = await startS3StandIn()
  const patience = { connectionMs: 300, silenceMs: 300, callMs: 1_000, attempts: 2 }
  const blobs = await openS3BlobStore(bucket.access, new Outage(openLog('silent'), 'content store'), patience)
  const run = (exchange: TestExchange): Promise<void> =>
    withServer(exchange, async (server) => {
      const recipientId = await exchange.database.transaction(async (tx) => {
        const { partyId, cprNumber } = await insertTestPerson(tx)
        await insertTestRegistration(tx, { partyId })
        return cprNumber
      })
      await work({ ...exchange, bucket, server, letter: () => testMemo({ senderCvr: exchange.sender.cvr, recipientId }) })
    })
  try {
    await withExchange(run, { blobs, rowBytes: 100 })
  } finally {
    await bucket.stop()
  }
}

const faults: [string, StandInFault][] = [['busy', { status: 503, code: 'SlowDown' }], ['silent', 'hang'], ['full', { status: 507, code: 'XMinioStorageFull' }]]

for (const [name, fault] of faults)
  test(`a bucket that is ${name} makes senders come again, and nothing is stored`, () =>
    withBucket(async ({ bucket, server, letter, settle, database }) => {
      const { messageUuid, xml } = letter()
      bucket.fault = () => fault
      const refused = await server.post(messageUuid, xml)
      assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '5'])
      bucket.fault = () => undefined
      assert.equal((await server.post(messageUuid, xml)).status, 201)
      await settle()
      assert.deepEqual((await database.read((on) => listOutcomes(on, { messageUuid }))).map(({ code }) => code), [null])
    }))

test('letters whose content cannot be read now wait, uncounted, and go their way when the bucket is back', () =>
  withBucket(async ({ bucket, server, letter, settle, database }) => {
    const { messageUuid, xml } = letter()
    bucket.fault = (line) => (line.startsWith('GET') ? 'cut' : undefined)
    assert.equal((await server.post(messageUuid, xml)).status, 201)
    await pause(2_000)
    assert.deepEqual(await database.read((on) => listWork(on, {})), [{ attempts: 0, lastError: null }])
    bucket.fault = () => undefined
    await settle()
    assert.deepEqual((await database.read((on) => listOutcomes(on, { messageUuid }))).map(({ code }) => code), [null])
  }))

test('a container whose letters find no room waits, uncounted, and is taken in when there is some', () =>
  withBucket(async (world) => {
    const { bucket, letter, settle, database } = world
    const { messageUuid, xml } = letter()
    let puts = 0
    // The container itself is the first.
    bucket.fault = (line) => (line.startsWith('PUT') && ++puts > 1 ? { status: 507, code: 'XMinioStorageFull' } : undefined)
    await sendContainer(world, await tarOf([{ name: `${messageUuid}.xml`, bytes: xml }]))
    await pause(1_500)
    assert.deepEqual(await database.read((on) => listWork(on, {})), [{ attempts: 0, lastError: null }])
    bucket.fault = () => undefined
    await settle()
    assert.deepEqual((await database.read((on) => listOutcomes(on, { messageUuid }))).map(({ code }) => code), [null])
  }))
