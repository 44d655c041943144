import type { SpooledFile } from './spooled-file.ts'

/** `/in/x` is `['in', 'x']`, the root `[]`. Free of `.`, `..` and empty names. */
export type SftpPath = readonly string[]

export interface SftpEntry {
  readonly name: string
  readonly kind: 'folder' | 'file'
  /** Bytes; of a folder 0. */
  readonly size: number
  /** Epoch ms. */
  readonly modifiedMs: number
}

/** The refusals that the protocol's third version knows; programs show these rather than our sentence. */
export type RefusalStatus = 'NO_SUCH_FILE' | 'PERMISSION_DENIED' | 'FAILURE' | 'OP_UNSUPPORTED'

/** What a client asked for and does not get; the sentence is for whoever reads its log. */
export class SftpRefusal extends Error {
  override readonly name = 'SftpRefusal'
  readonly status: RefusalStatus

  constructor(status: RefusalStatus, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause })
    this.status = status
  }
}

/** How an upload ended when its client closed it. Of a connection that was cut there is none: its files are taken away. */
export type Upload =
  | { readonly kind: 'whole'; readonly file: SpooledFile }
  /** Larger than allowed, the disk was full, or bytes were left out; nothing is left of it. */
  | { readonly kind: 'too.large' | 'no.room' | 'incomplete' }

/** A file that a client may write. */
export interface Receiving {
  readonly maxBytes: number
  /**
   * Takes the upload, and sees to it that a spooled file is removed in the end. The client's CLOSE is answered when this is done, so it may believe
   * what it is told. Throws SftpRefusal.
   */
  finish(upload: Upload): Promise<void>
}

/** What one connection sees. Each method throws SftpRefusal. */
export interface SftpFolders {
  /** Undefined: there is nothing of that name. */
  find(path: SftpPath): Promise<SftpEntry | undefined>
  /** The files of a folder, as they are read: there may be many. */
  list(path: SftpPath): Promise<AsyncIterable<SftpEntry>>
  /** A small file whole. */
  read(path: SftpPath): Promise<Uint8Array>
  receive(path: SftpPath): Promise<Receiving>
  rename(from: SftpPath, to: SftpPath): Promise<void>
  remove(path: SftpPath): Promise<void>
  /** The connection is over, however it ended. */
  end(): Promise<void>
}
