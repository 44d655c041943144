import ssh2 from 'ssh2'
import type { OpenHandle, WritingHandle } from './open-handles.ts'
import { OpenHandles } from './open-handles.ts'
import type { SftpEntry, SftpFolders, Upload } from './sftp-folders.ts'
import { SftpRefusal } from './sftp-folders.ts'
import { pathText, readSftpPath } from './sftp-path.ts'
import type { Reply } from './sftp-reply.ts'
import type { Spool } from './spool.ts'
import type { WriteFault } from './spooled-file.ts'

const { OPEN_MODE } = ssh2.utils.sftp
/** Programs take answers of 34 000 bytes and more (draft-ietf-secsh-filexfer-02 §3); usual names fill half of that. */
const entriesAtOnce = 50
const maxReadBytes = 32_768

const done: Reply = { kind: 'done' }
const noSuchFile = (): SftpRefusal => new SftpRefusal('NO_SUCH_FILE', 'There is no such file.')
const notForThat = (): SftpRefusal => new SftpRefusal('FAILURE', 'The handle was opened for something else.')

const ends: Readonly<Record<WriteFault, Exclude<Upload['kind'], 'whole'>>> = { 'too.large': 'too.large', 'no.room': 'no.room', 'in.pieces': 'incomplete' }

export interface OperationServices {
  readonly folders: SftpFolders
  readonly spool: Spool
  /** Whose uploads these are. */
  readonly username: string
  readonly maxHandles: number
}

/** What the requests of one channel do. Each answers or throws SftpRefusal; they come one after the other. */
export class SftpOperations {
  private readonly folders: SftpFolders
  private readonly spool: Spool
  private readonly username: string
  private readonly handles: OpenHandles

  constructor({ folders, spool, username, maxHandles }: OperationServices) {
    this.folders = folders
    this.spool = spool
    this.username = username
    this.handles = new OpenHandles(maxHandles)
  }

  get areUploads(): boolean {
    return this.handles.areUploads
  }

  async open(name: string, flags: number): Promise<Reply> {
    const path = readSftpPath(name)
    this.handles.refuseTooMany()
    if ((flags & OPEN_MODE.WRITE) !== 0) {
      const receiving = await this.folders.receive(path)
      const file = await this.spool.create(this.username)
      return this.opened({ kind: 'writing', name: path.at(-1) ?? '', file, receiving, fault: undefined })
    }
    const entry = await this.find(name)
    return this.opened({ kind: 'reading', entry, bytes: await this.folders.read(path) })
  }

  async openFolder(name: string): Promise<Reply> {
    this.handles.refuseTooMany()
    const entry = await this.find(name)
    const entries = await this.folders.list(readSftpPath(name))
    return this.opened({ kind: 'listing', entry, entries: entries[Symbol.asyncIterator]() })
  }

  async readFolder(handle: Buffer): Promise<Reply> {
    const listing = this.handles.get(handle)
    if (listing.kind !== 'listing') throw notForThat()
    const entries: SftpEntry[] = []
    while (entries.length < entriesAtOnce) {
      const next = await listing.entries.next()
      if (next.done === true) break
      entries.push(next.value)
    }
    return entries.length === 0 ? { kind: 'end' } : { kind: 'entries', entries }
  }

  async read(handle: Buffer, offset: number, length: number): Promise<Reply> {
    const reading = this.handles.get(handle)
    if (reading.kind !== 'reading') throw notForThat()
    const data = Buffer.from(reading.bytes.subarray(offset, offset + Math.min(length, maxReadBytes)))
    return data.length === 0 ? { kind: 'end' } : { kind: 'data', data }
  }

  async write(handle: Buffer, offset: number, data: Buffer): Promise<Reply> {
    const writing = this.handles.get(handle)
    if (writing.kind !== 'writing') throw notForThat()
    if (writing.fault === undefined) {
      if (offset + data.length > writing.receiving.maxBytes) writing.fault = 'too.large'
      else writing.fault = await writing.file.write(offset, data)
    }
    if (writing.fault !== undefined) throw new SftpRefusal('FAILURE', faultSentence(writing))
    return done
  }

  async close(handle: Buffer): Promise<Reply> {
    const closed = this.handles.take(handle)
    if (closed.kind === 'writing') await finish(closed)
    else await letGo(closed)
    return done
  }

  async status(name: string): Promise<Reply> {
    return { kind: 'attributes', entry: await this.find(name) }
  }

  async handleStatus(handle: Buffer): Promise<Reply> {
    const open = this.handles.get(handle)
    return { kind: 'attributes', entry: open.kind === 'writing' ? { name: open.name, kind: 'file', size: open.file.length, modifiedMs: 0 } : open.entry }
  }

  /** Times and modes that a client would like its upload to have mean nothing here; its length does. */
  async setStatus(name: string | Buffer, size: number | undefined): Promise<Reply> {
    if (typeof name === 'string') await this.find(name)
    else this.handles.get(name)
    if (size !== undefined) throw new SftpRefusal('OP_UNSUPPORTED', 'Files cannot be cut or lengthened.')
    return done
  }

  async realPath(name: string): Promise<Reply> {
    return { kind: 'name', name: pathText(readSftpPath(name)) }
  }

  async rename(from: string, to: string): Promise<Reply> {
    await this.folders.rename(readSftpPath(from), readSftpPath(to))
    return done
  }

  async remove(name: string): Promise<Reply> {
    await this.folders.remove(readSftpPath(name))
    return done
  }

  /** What was open is let go; uploads that were not closed are taken away. */
  async end(): Promise<void> {
    await Promise.all(this.handles.takeAll().map(letGo))
  }

  private async find(name: string): Promise<SftpEntry> {
    const entry = await this.folders.find(readSftpPath(name))
    if (entry === undefined) throw noSuchFile()
    return entry
  }

  private opened(handle: OpenHandle): Reply {
    return { kind: 'handle', handle: this.handles.add(handle) }
  }
}

const faultSentence = ({ fault, receiving }: WritingHandle): string =>
  fault === 'too.large' ? `The file is larger than ${receiving.maxBytes} bytes.` : fault === 'no.room' ? 'There is no room for the file at the moment.' : 'Write the file in order.'

async function letGo(handle: OpenHandle): Promise<void> {
  if (handle.kind === 'writing') await handle.file.remove()
  if (handle.kind === 'listing') await handle.entries.return?.()
}

async function finish({ file, fault, receiving }: WritingHandle): Promise<void> {
  await file.close()
  if (fault === undefined && file.isWhole) return receiving.finish({ kind: 'whole', file })
  await file.remove()
  return receiving.finish({ kind: fault === undefined ? 'incomplete' : ends[fault] })
}
