import { BlobMissing, StorageFull, StoreAway } from '../blob-store.ts'

/** As Amazon, MinIO and Ceph call a disk or a quota without room. */
const fullCodes = new Set(['XMinioStorageFull', 'XMinioAdminBucketQuotaExceeded', 'QuotaExceeded', 'InsufficientStorage', 'InsufficientCapacity'])
const statusOfFull = 507

interface ServiceAnswer {
  readonly name: string
  readonly $metadata: { readonly httpStatusCode?: number }
}

/** Whether the error is one of the client's about an exchange with the store; it marks those it threw itself. */
const isOfExchange = (error: unknown): error is Error & ServiceAnswer => error instanceof Error && '$metadata' in error

/** The word that the store has for a failure; '' when it gave none. */
const codeOf = (error: unknown): string => (isOfExchange(error) ? error.name : '')

/** True when the range begins behind the end of the blob. */
export const isBehindEnd = (error: unknown): boolean => codeOf(error) === 'InvalidRange'

/** True when an upload was ended by somebody else. */
export const isNoUpload = (error: unknown): boolean => codeOf(error) === 'NoSuchUpload'

/**
 * A failed call in the words of the interface. Whatever the store refuses but a missing blob makes letters wait: a bucket that is gone or a
 * key that was changed is the operator's to mend, and no letter may be given up for it.
 */
export function blobError(error: unknown): Error {
  const code = codeOf(error)
  if (code === 'NoSuchKey') return new BlobMissing('No blob has this name', { cause: error })
  const full = fullCodes.has(code) || (isOfExchange(error) && error.$metadata.httpStatusCode === statusOfFull)
  return full ? new StorageFull('The store of contents has no room left', { cause: error }) : new StoreAway('The store of contents does not answer as it should', { cause: error })
}
