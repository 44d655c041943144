import type { SftpEntry } from '../../platform/sftp/index.ts'
import type { CallingSystem } from '../../systems/index.ts'

/** One of the folders that a system sees. Whose files they are is said at each call: who may come in can change in between. */
export interface Folder {
  find(system: CallingSystem, name: string): Promise<SftpEntry | undefined>
  /** A page of files after a place, with the place of the next page; undefined after the last. */
  list(system: CallingSystem, after: string | undefined): Promise<FolderPage>
  /** Undefined: there is no such file. Throws SftpRefusal where files are not read. */
  read(system: CallingSystem, name: string): Promise<Uint8Array | undefined>
  /** Answers whether it was there. */
  remove(system: CallingSystem, name: string): Promise<boolean>
}

export interface FolderPage {
  readonly entries: readonly SftpEntry[]
  readonly next: string | undefined
}

export const pageSize = 500

/** How long receipts and reasons are shown (exchange.md §2), business time. */
export const shownMs = 30 * 86_400_000

export const jsonBytes = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`)

/** A file whose text is made from a row: as long as it says, since both come of the same bytes. */
export const fileOf = (name: string, bytes: Uint8Array, modifiedMs: number): SftpEntry => ({ name, kind: 'file', size: bytes.length, modifiedMs })
