import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { pause } from '../../clock/index.ts'
import { freePort } from '../../free-port.testing.ts'
import type { S3Access } from './s3-access.ts'

/** Why there is no real server to test against; undefined when there is one. */
export const whyNoRealS3 = (): string | undefined =>
  spawnSync(program, ['--version']).status === 0 ? undefined : 'no MinIO: put "minio" on the PATH, or name it in BREVDUE_TEST_S3_SERVER (go install github.com/minio/minio@latest)'

const program = process.env['BREVDUE_TEST_S3_SERVER'] ?? 'minio'

async function makeBucket({ endpoint = '', region, bucket, credentials }: S3Access): Promise<void> {
  const client = new S3Client({ endpoint, region, forcePathStyle: true, ...(credentials === undefined ? {} : { credentials }) })
  for (let attempt = 0; attempt < 100; attempt++) {
    const made = await client.send(new CreateBucketCommand({ Bucket: bucket })).then(() => true, () => false)
    if (made) return client.destroy()
    await pause(100)
  }
  throw new Error('MinIO did not come up')
}

/** A MinIO of our own on this machine, with an empty bucket. */
export async function startRealS3(): Promise<{ readonly access: S3Access; stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'minio-'))
  const address = `127.0.0.1:${await freePort()}`
  const credentials = { accessKeyId: 'brevdue-test', secretAccessKey: 'brevdue-test-secret' }
  const env = { ...process.env, MINIO_ROOT_USER: credentials.accessKeyId, MINIO_ROOT_PASSWORD: credentials.secretAccessKey, MINIO_BROWSER: 'off', MINIO_UPDATE: 'off' }
  const server = spawn(program, ['server', '--quiet', '--address', address, folder], { env, stdio: 'ignore' })
  const access: S3Access = { endpoint: `http://${address}`, region: 'us-east-1', bucket: 'letters', prefix: '', credentials, pathStyle: true }
  await makeBucket(access)
  return {
    access,
    async stop() {
      const ended = new Promise((resolve) => void server.once('exit', resolve))
      server.kill()
      await ended
      await rm(folder, { recursive: true })
    },
  }
}
