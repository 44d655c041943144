import { machineNow } from '../clock/index.ts'
import type { KeyRing, WrappedKey } from '../crypto/index.ts'
import { unwrapContentKey, wrapContentKey } from '../crypto/index.ts'
import type { Transaction } from '../database/index.ts'
import type { BlobStore } from './blob-store.ts'
import { insertBlobContents, insertRowContents } from './content.queries.ts'
import { openRange, openWhole } from './open-content.ts'
import type { Keeping } from './seal-content.ts'
import { sealContent, sealWhole } from './seal-content.ts'

/** Where contents live: sealed, small ones as rows, larger ones as blobs written and synced before the transaction that names them. */
export interface ContentStore {
  readonly ring: KeyRing
  readonly blobs: BlobStore
  /** Contents up to this length are rows. */
  readonly rowBytes: number
}

/** A content that is sealed and, if large, already durable; not yet named by a row. */
export interface PreparedContent {
  readonly contentId: string
  readonly length: number
  readonly sealedLength: number
  readonly wrapped: WrappedKey
  /** The sealed bytes of a small content; a large one is in the blob store under its id. */
  readonly data: Buffer | undefined
}

/** A row of `content` as the queries answer it. */
export interface ContentRow {
  readonly contentId: string
  readonly object: string | null
  readonly sealedLength: number
  readonly length: number
  readonly keyId: string
  readonly wrappedKey: Uint8Array
  readonly data: Uint8Array | null
}

/** A stored content, opened by its key. Reading throws SealBroken when it was changed. */
export interface OpenedContent {
  readonly length: number
  /** The whole content in memory: only for small ones. */
  whole(): Promise<Buffer>
  /** The bytes from start up to end, in chunks; only the frames of the range are read. */
  range(start: number, end: number): AsyncIterable<Uint8Array>
}

/** Seals a content that is at hand. */
export function prepareRow(store: Pick<ContentStore, 'ring'>, contentId: string, bytes: Uint8Array): PreparedContent {
  const { key, sealed } = sealWhole(contentId, bytes)
  return { contentId, length: bytes.length, sealedLength: sealed.length, wrapped: wrapContentKey(store.ring, contentId, key), data: sealed }
}

/** Half of what the sweep waits: whoever is slower is broken off, so that nothing under way is ever old enough to be swept. */
const longestPutMs = 12 * 3_600_000

/** Seals a content of any size while it streams in, into the blob store; durable when this answers. Throws StorageFull, StoreAway, and when it takes half a day. */
export async function prepareBlob(store: ContentStore, contentId: string, chunks: AsyncIterable<Uint8Array>, keeping: Keeping = 'long'): Promise<PreparedContent> {
  const begun = machineNow()
  let length = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      if (machineNow() - begun > longestPutMs) throw new Error('A content took longer to come in than half a day')
      length += chunk.length
      yield chunk
    }
  }
  const { key, sealed } = sealContent(contentId, counted(), keeping)
  const { length: sealedLength } = await store.blobs.put(contentId, sealed)
  return { contentId, length, sealedLength, wrapped: wrapContentKey(store.ring, contentId, key), data: undefined }
}

/** Names prepared contents in the caller's transaction. */
export async function insertContents(tx: Transaction, contents: readonly PreparedContent[]): Promise<void> {
  const rows = contents.filter((content) => content.data !== undefined)
  const blobs = contents.filter((content) => content.data === undefined)
  if (rows.length > 0) {
    const parts = rows.map((content) => content.data ?? Buffer.alloc(0))
    let start = 0
    const offsets = parts.map((part) => (start += part.length) - part.length)
    await insertRowContents(tx, { ...columnsOf(rows), offsets, data: Buffer.concat(parts) })
  }
  if (blobs.length > 0) await insertBlobContents(tx, { ...columnsOf(blobs), objects: blobs.map((content) => content.contentId) })
}

const columnsOf = (contents: readonly PreparedContent[]) => ({
  contentIds: contents.map((content) => content.contentId),
  lengths: contents.map((content) => content.length),
  keyIds: contents.map((content) => content.wrapped.keyId),
  wrappedKeys: contents.map((content) => content.wrapped.bytes),
  sealedLengths: contents.map((content) => content.sealedLength),
})

/** Opens a content by its row. Throws MasterKeyMissing, WrappedKeyBroken. */
export function openContent(store: ContentStore, row: ContentRow): OpenedContent {
  const { contentId, keyId, wrappedKey, object, data, length } = row
  const seal = { contentId, key: unwrapContentKey(store.ring, contentId, { keyId, bytes: wrappedKey }) }
  const source = {
    length: row.sealedLength,
    async *read(start: number, end: number): AsyncGenerator<Uint8Array> {
      if (data !== null) yield data.subarray(start, end)
      else yield* store.blobs.read(object ?? contentId, start, end)
    },
  }
  const range = (start: number, end: number): AsyncIterable<Uint8Array> => openRange(source, seal, start, end)
  return {
    length,
    range,
    async whole() {
      if (data !== null) return openWhole(data, seal)
      const chunks: Uint8Array[] = []
      for await (const chunk of range(0, length)) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
  }
}
