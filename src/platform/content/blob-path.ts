import path from 'node:path'
import { isUuid } from '../crypto/index.ts'
import { BlobNameRefused } from './blob-store.ts'

// The first digits of a UUIDv7 are its time: 4 digits change every 50 days, 7 digits every 17 minutes. So folders fill one after another,
// none holds more than some ten thousand files at 40 large letters a second, and the order of folders and files is the order of names.
const outerDigits = 4
const innerDigits = 7

/** Where a blob stands below the store's folder: `019f/3a1/<name>`. Throws `BlobNameRefused` unless the name is a UUID. */
export function blobPathOf(name: string): string {
  if (!isUuid(name)) throw new BlobNameRefused('A blob is named by a UUID')
  return path.join(name.slice(0, outerDigits), name.slice(outerDigits, innerDigits), name)
}

/** Which names `list` is after. */
export interface NameRange {
  readonly prefix: string
  readonly after: string
}

/** True for a folder of ours whose blobs, which begin with these digits, can be in the range; false for whatever else lies there. */
export function mayHold(beginning: string, { prefix, after }: NameRange): boolean {
  const common = Math.min(beginning.length, prefix.length)
  return /^[0-9a-f]+$/.test(beginning) && beginning.slice(0, common) === prefix.slice(0, common) && beginning >= after.slice(0, beginning.length)
}

/** True for a blob's name in the range. */
export function isInRange(name: string, { prefix, after }: NameRange): boolean {
  return isUuid(name) && name.startsWith(prefix) && name > after
}
