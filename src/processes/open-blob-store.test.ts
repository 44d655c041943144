import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { ConfigurationFault, readConfiguration } from '../platform/configuration/index.ts'
import { startS3StandIn } from '../platform/content/s3/s3-stand-in.testing.ts'
import { uuidV4 } from '../platform/crypto/index.ts'
import { openLog } from '../platform/log/index.ts'
import { openBlobStore } from './open-blob-store.ts'
import { settingChecks } from './setting-checks.ts'

const silent = openLog('silent')
const secret = randomBytes(8).toString('hex')

test('CONTENT_STORE=s3 keeps contents in the bucket, and starts on no bucket that cannot be written', async () => {
  const server = await startS3StandIn()
  try {
    const environment = { CONTENT_STORE: 's3', S3_ENDPOINT: server.access.endpoint, S3_BUCKET: 'letters', S3_PREFIX: 'brevdue/', S3_ACCESS_KEY_ID: 'brevdue', S3_SECRET_ACCESS_KEY: secret }
    const store = await openBlobStore(readConfiguration(environment, settingChecks), '/nowhere', silent)
    const name = uuidV4()
    await store.put(name, [Buffer.from('x')])
    assert.ok(server.requests.some((line) => line.startsWith(`PUT /letters/brevdue/${name}`)), server.requests.join('\n'))
    await assert.rejects(openBlobStore(readConfiguration({ ...environment, S3_BUCKET: 'another' }, settingChecks), '/nowhere', silent), (error) => {
      assert.ok(error instanceof ConfigurationFault)
      assert.match(error.message, /CONTENT_STORE: .*NoSuchBucket/)
      assert.ok(!error.message.includes(secret))
      return true
    })
  } finally {
    await server.stop()
  }
})

test('S3 needs a bucket, and both halves of a key or none', () => {
  assert.throws(() => readConfiguration({ CONTENT_STORE: 's3', S3_ACCESS_KEY_ID: 'brevdue' }, settingChecks), /S3_BUCKET: .*\n.*S3_ACCESS_KEY_ID: /)
})

test('a folder that cannot be written is told, and nothing starts', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-store-'))
  try {
    await writeFile(path.join(folder, 'content'), 'a file where the folder should be')
    await assert.rejects(openBlobStore(readConfiguration({}), folder, silent))
  } finally {
    await rm(folder, { recursive: true })
  }
})
