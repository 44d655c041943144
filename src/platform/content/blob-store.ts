import type { MachineTime } from '../clock/index.ts'
import { NotNow } from '../problems/index.ts'
import type { Chunks } from './seal-content.ts'

/**
 * Keeps sealed contents too large for a row, by name. Names are UUIDs in canonical form; every call throws `BlobNameRefused` on another.
 * One interface over the file system and, when configured, an object store. Every call throws `StoreAway` when the store does not answer.
 */
export interface BlobStore {
  /**
   * Stores the chunks under the name, durably: when it returns, a power cut cannot take them away. To be called before the transaction
   * that names the blob. `length` in bytes. A put that fails leaves nothing under the name; one that succeeds again replaces.
   * Throws `StorageFull`.
   */
  put(name: string, chunks: Chunks): Promise<{ readonly length: number }>
  /** Bytes from `start` up to `end` (excluded); fewer when the blob ends before. Throws `BlobMissing`. */
  read(name: string, start: number, end: number): AsyncIterable<Uint8Array>
  /** Forgets the blob; one that is not there is forgotten already. */
  remove(name: string): Promise<void>
  /** The blobs whose names begin with `prefix` and come after `after`, in the order of names ('' = all). */
  list(prefix: string, after: string): AsyncIterable<Blob>
  /** Removes what a killed process left half-written before an instant; choose it so that no living put began before. Returns how many. */
  sweepIncoming(before: MachineTime): Promise<number>
  /** Throws unless something can be written and removed now. */
  check(): Promise<void>
  /** Ends connections that are kept open. */
  close(): void
}

export interface Blob {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Machine time, epoch ms. */
  readonly modifiedMs: number
}

/** The store has no room left: nothing was stored; intake must refuse for now, work waits, and the operator must act. */
export class StorageFull extends NotNow {
  override readonly name = 'StorageFull'
  override readonly isTold = false
}

/** The store does not answer, or not as it should; what needs it waits. */
export class StoreAway extends NotNow {
  override readonly name = 'StoreAway'
}

/** No blob has this name. */
export class BlobMissing extends Error {
  override readonly name = 'BlobMissing'
}

/** A name that is no UUID: a bug, or somebody trying to reach a file of his choice. */
export class BlobNameRefused extends Error {
  override readonly name = 'BlobNameRefused'
}
