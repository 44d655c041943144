import type { MachineTime } from '../../clock/index.ts'
import { isUuid, uuidV4 } from '../../crypto/index.ts'
import type { Outage } from '../../log/index.ts'
import { isInRange } from '../blob-path.ts'
import type { NameRange } from '../blob-path.ts'
import { BlobNameRefused } from '../blob-store.ts'
import type { Blob, BlobStore } from '../blob-store.ts'
import type { S3Access } from './s3-access.ts'
import type { S3Calls, S3Patience, UploadPage, UploadPlace } from './s3-calls.ts'
import { uploadStream } from './s3-upload.ts'

/** Read by one call: large enough to be quick, small enough that a reader who stops for a while holds no connection. */
const windowBytes = 2 ** 21

const usualPatience: S3Patience = { connectionMs: 3_000, silenceMs: 10_000, callMs: 60_000, attempts: 3 }

/** Blobs as objects of a bucket, named `<prefix><uuid>`, so that the order of keys is the order of ids. Several processes may share it. */
export async function openS3BlobStore(access: S3Access, outage: Outage, patience = usualPatience): Promise<BlobStore> {
  // Loaded here alone: who keeps contents in files needs no package for S3.
  const { S3Calls } = await import('./s3-calls.ts')
  const calls = new S3Calls(access, patience, outage)
  const keyOf = (name: string): string => {
    if (!isUuid(name)) throw new BlobNameRefused('A blob is named by a UUID')
    return access.prefix + name
  }
  return {
    put: async (name, chunks) => ({ length: await uploadStream(calls, keyOf(name), chunks) }),
    read: (name, start, end) => readBlob(calls, keyOf(name), start, end),
    remove: async (name) => calls.remove(keyOf(name)),
    list: (prefix, after) => listBlobs(calls, access.prefix, { prefix, after }),
    sweepIncoming: (before) => sweep(calls, access.prefix, before),
    check: () => tryOut(calls, `${access.prefix}check-${uuidV4()}`),
    close: () => calls.close(),
  }
}

async function* readBlob(calls: S3Calls, key: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const wanted = Math.min(windowBytes, end - at)
    const bytes = await calls.get(key, at, at + wanted)
    if (bytes.length > 0) yield bytes
    if (bytes.length < wanted) return
    at += wanted
  }
}

async function* listBlobs(calls: S3Calls, keyPrefix: string, range: NameRange): AsyncGenerator<Blob> {
  let last = range.after === '' ? '' : keyPrefix + range.after
  for (let more = true; more; ) {
    const page = await calls.list(keyPrefix + range.prefix, last)
    for (const blob of page.blobs) {
      last = blob.name
      const name = blob.name.slice(keyPrefix.length)
      if (isInRange(name, range)) yield { ...blob, name }
    }
    more = page.more && page.blobs.length > 0
  }
}

async function sweep(calls: S3Calls, keyPrefix: string, before: MachineTime): Promise<number> {
  let swept = 0
  for (let from: UploadPlace | undefined = {}; from !== undefined; ) {
    const { uploads, next }: UploadPage = await calls.openUploads(from)
    // Others may keep things of their own in the bucket.
    const left = uploads.filter(({ key, begunMs }) => begunMs < before && key.startsWith(keyPrefix) && isUuid(key.slice(keyPrefix.length)))
    for (const { key, uploadId } of left) await calls.abortUpload(key, uploadId)
    swept += left.length
    from = next
  }
  return swept
}

async function tryOut(calls: S3Calls, key: string): Promise<void> {
  await calls.put(key, Buffer.from('Written to see that it can be.'))
  await calls.remove(key)
}
