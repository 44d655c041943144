import path from 'node:path'
import type { BlobStore } from '../platform/content/index.ts'
import { openFileBlobStore, openS3BlobStore, s3AccessOf } from '../platform/content/index.ts'
import type { Settings } from '../platform/configuration/index.ts'
import { ConfigurationFault } from '../platform/configuration/index.ts'
import type { Log } from '../platform/log/index.ts'
import { Outage } from '../platform/log/index.ts'

const storeOf = (settings: Settings, dataDirectory: string, log: Log): Promise<BlobStore> =>
  settings.CONTENT_STORE === 's3' ? openS3BlobStore(s3AccessOf(settings), new Outage(log, 'content store')) : openFileBlobStore(path.join(dataDirectory, 'content'))

/** The configured store of large contents. Nothing starts on one that cannot be written: throws ConfigurationFault. */
export async function openBlobStore(settings: Settings, dataDirectory: string, log: Log): Promise<BlobStore> {
  const store = await storeOf(settings, dataDirectory, log)
  await store.check().catch((error: unknown) => {
    const cause: unknown = error instanceof Error ? error.cause : undefined
    const why = cause instanceof Error ? `: ${cause.name}` : ''
    throw new ConfigurationFault([`CONTENT_STORE: nothing can be written to the store of contents${why}. See to the ${settings.CONTENT_STORE === 's3' ? 'settings S3_… and the bucket' : 'folder BREVDUE_DATA'}.`])
  })
  return store
}
