import { SftpRefusal } from './sftp-folders.ts'
import type { Receiving, SftpEntry } from './sftp-folders.ts'
import type { SpooledFile, WriteFault } from './spooled-file.ts'

/** What a client has open. */
export type OpenHandle =
  | { readonly kind: 'reading'; readonly entry: SftpEntry; readonly bytes: Uint8Array }
  | { readonly kind: 'listing'; readonly entry: SftpEntry; readonly entries: AsyncIterator<SftpEntry> }
  | WritingHandle

export interface WritingHandle {
  readonly kind: 'writing'
  readonly name: string
  readonly file: SpooledFile
  readonly receiving: Receiving
  /** A write went wrong: the upload is lost, whatever the client writes after that. */
  fault: WriteFault | undefined
}

const handleBytes = 4

/** The handles of one channel, under numbers of their own. */
export class OpenHandles {
  private readonly handles = new Map<number, OpenHandle>()
  private readonly max: number
  private last = 0

  constructor(max: number) {
    this.max = max
  }

  get areUploads(): boolean {
    return [...this.handles.values()].some(({ kind }) => kind === 'writing')
  }

  /** Before anything is opened. */
  refuseTooMany(): void {
    if (this.handles.size >= this.max) throw new SftpRefusal('FAILURE', `At most ${this.max} files can be open at the same time.`)
  }

  add(handle: OpenHandle): Buffer {
    this.last++
    this.handles.set(this.last, handle)
    const name = Buffer.alloc(handleBytes)
    name.writeUInt32BE(this.last)
    return name
  }

  get(name: Buffer): OpenHandle {
    const found = name.length === handleBytes ? this.handles.get(name.readUInt32BE()) : undefined
    if (found === undefined) throw new SftpRefusal('FAILURE', 'This handle is not open.')
    return found
  }

  take(name: Buffer): OpenHandle {
    const handle = this.get(name)
    this.handles.delete(name.readUInt32BE())
    return handle
  }

  takeAll(): OpenHandle[] {
    const all = [...this.handles.values()]
    this.handles.clear()
    return all
  }
}
