import type { Instant } from '../clock/index.ts'
import { uuidV7 } from '../crypto/index.ts'
import type { Read, Transaction } from '../database/index.ts'
import type { ContentStore, OpenedContent, PreparedContent } from './content-store.ts'
import { insertContents, openContent, prepareBlob, prepareRow } from './content-store.ts'
import { listContents } from './content.queries.ts'
import { insertUploadedFile } from './uploaded-file.queries.ts'

/** A file that somebody uploaded in a portal; its bytes are a content, sealed as a letter's are. */
export interface StoredFile {
  readonly contentId: string
  /** As its owner calls it, 1 to 255 characters, without folders. */
  readonly filename: string
  /** In bytes. */
  readonly length: number
}

/** A file that is sealed and durable, and not yet named by a row. */
export interface PreparedFile {
  readonly file: StoredFile
  readonly content: PreparedContent
}

const maxFilenameLength = 255

/** What every system can show and save: no folders, nothing that ends a line. */
const plainFilename = (filename: string): string => filename.replaceAll(/[\p{Cc}/\\]+/gu, ' ').trim().slice(-maxFilenameLength) || 'file'

/** Seals a file that is at hand. Throws StorageFull, StoreAway. */
export async function prepareFile(store: ContentStore, now: Instant, { filename, bytes }: { readonly filename: string; readonly bytes: Uint8Array }): Promise<PreparedFile> {
  const contentId = uuidV7(now)
  const content = bytes.length <= store.rowBytes ? prepareRow(store, contentId, bytes) : await prepareBlob(store, contentId, inOneChunk(bytes))
  return { file: { contentId, filename: plainFilename(filename), length: bytes.length }, content }
}

async function* inOneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

/** Names a prepared file in the caller's transaction. */
export async function insertFile(tx: Transaction, { file: { contentId, filename }, content }: PreparedFile): Promise<void> {
  await insertContents(tx, [content])
  await insertUploadedFile(tx, { contentId, filename, now: tx.now })
}

/** Opens an uploaded file; undefined when it was forgotten. */
export async function findFile(on: Read, store: ContentStore, contentId: string): Promise<OpenedContent | undefined> {
  const [row] = await listContents(on, { contentIds: [contentId] })
  return row && openContent(store, row)
}
