import type { Attributes, SFTPWrapper } from 'ssh2'
import { pause } from '../clock/index.ts'
import type { Log } from '../log/index.ts'
import { SftpRefusal } from './sftp-folders.ts'
import { SftpOperations } from './sftp-operations.ts'
import type { OperationServices } from './sftp-operations.ts'
import type { Reply } from './sftp-reply.ts'
import { sendReply } from './sftp-reply.ts'

/** The socket rests while more than this waits, so that a client which asks for no answers fills nobody's memory. */
const maxWaitingBytes = 4 * 1024 * 1024
const requestBytes = 16 * 1024
/** A client that takes no answers is asked again so often whether it does. */
const chokedMs = 20

export interface ChannelServices extends OperationServices {
  readonly log: Log
  /** Whether the connection reads on. */
  flow(on: boolean): void
  /** Whether the client lets what it was sent pile up. */
  isFull(): boolean
  /** A request has come or was answered. */
  moved(): void
}

interface Waiting {
  readonly requestId: number
  readonly bytes: number
  readonly work: () => Promise<Reply>
}

/** One channel of requests, which are answered in the order in which they came. */
export class SftpChannel {
  private readonly stream: SFTPWrapper
  private readonly services: ChannelServices
  private readonly operations: SftpOperations
  private readonly waiting: Waiting[] = []
  private waitingBytes = 0
  private working: Promise<void> | undefined
  private isChoked = false
  private ended = false

  constructor(stream: SFTPWrapper, services: ChannelServices) {
    this.stream = stream
    this.services = services
    this.operations = new SftpOperations(services)
    this.listen()
  }

  /** The client waits for us. */
  get isWorking(): boolean {
    return this.working !== undefined && !this.isChoked
  }

  /** Nothing is being uploaded or done. */
  get isIdle(): boolean {
    return this.working === undefined && !this.operations.areUploads
  }

  /** What is being done is finished: a file that was closed counts. What waits behind it, and what was not closed, is taken away. */
  async end(): Promise<void> {
    this.ended = true
    this.waiting.length = 0
    await this.working
    await this.operations.end().catch((error: unknown) => this.services.log.error('an upload by SFTP could not be taken away', { error }))
  }

  private listen(): void {
    const { stream, operations } = this
    stream.on('OPEN', (id, name, flags) => this.take(id, () => operations.open(name, flags)))
    stream.on('OPENDIR', (id, name) => this.take(id, () => operations.openFolder(name)))
    stream.on('READDIR', (id, handle) => this.take(id, () => operations.readFolder(handle)))
    stream.on('READ', (id, handle, offset, length) => this.take(id, () => operations.read(handle, offset, length)))
    stream.on('WRITE', (id, handle, offset, data) => this.take(id, () => operations.write(handle, offset, data), data.length))
    stream.on('CLOSE', (id, handle) => this.take(id, () => operations.close(handle)))
    stream.on('STAT', (id, name) => this.take(id, () => operations.status(name)))
    stream.on('LSTAT', (id, name) => this.take(id, () => operations.status(name)))
    stream.on('FSTAT', (id, handle) => this.take(id, () => operations.handleStatus(handle)))
    stream.on('SETSTAT', (id, name, attributes) => this.take(id, () => operations.setStatus(name, sizeOf(attributes))))
    stream.on('FSETSTAT', (id, handle, attributes) => this.take(id, () => operations.setStatus(handle, sizeOf(attributes))))
    stream.on('REALPATH', (id, name) => this.take(id, () => operations.realPath(name)))
    stream.on('RENAME', (id, from, to) => this.take(id, () => operations.rename(from, to)))
    stream.on('REMOVE', (id, name) => this.take(id, () => operations.remove(name)))
    for (const event of ['MKDIR', 'RMDIR', 'SYMLINK', 'READLINK']) stream.on(event, (id: number) => this.take(id, () => Promise.reject(notHere())))
    // Without an answer OpenSSH's programs wait for ever.
    stream.on('end', () => stream.end())
    stream.on('error', () => stream.end())
  }

  private take(requestId: number, work: () => Promise<Reply>, dataBytes = 0): void {
    this.services.moved()
    if (this.ended) return
    const bytes = requestBytes + dataBytes
    this.waiting.push({ requestId, bytes, work })
    this.waitingBytes += bytes
    if (this.waitingBytes > maxWaitingBytes) this.services.flow(false)
    this.working ??= this.workThrough().catch((error: unknown) => this.breakOff(error))
  }

  /** An answer could not be sent: the client is going, and what it has open goes with it. */
  private breakOff(error: unknown): void {
    this.working = undefined
    this.services.log.debug('an answer by SFTP could not be sent', { error })
    this.stream.end()
  }

  private async workThrough(): Promise<void> {
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      const reply = await this.answer(next)
      this.waitingBytes -= next.bytes
      if (this.waitingBytes <= maxWaitingBytes / 2) this.services.flow(true)
      this.services.moved()
      await this.untilTaken()
      if (!this.ended) sendReply(this.stream, next.requestId, reply)
    }
    this.working = undefined
  }

  /** Answers that nobody takes are not made. */
  private async untilTaken(): Promise<void> {
    this.isChoked = true
    while (!this.ended && (windowOf(this.stream) === 0 || this.services.isFull())) await pause(chokedMs)
    this.isChoked = false
  }

  private async answer({ work }: Waiting): Promise<Reply> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof SftpRefusal) return { kind: 'refused', status: error.status, sentence: error.message }
      this.services.log.error('a request by SFTP failed', { error })
      return { kind: 'refused', status: 'FAILURE', sentence: 'This does not work at the moment; try again.' }
    }
  }
}

const notHere = (): SftpRefusal => new SftpRefusal('PERMISSION_DENIED', 'The folders are as they are; there are no links.')

/** Undefined where the client set none, whatever the types say. */
const sizeOf = (attributes: Attributes): number | undefined => attributes.size

/** How many bytes the client takes at the moment (RFC 4254 §5.2). */
const windowOf = (stream: SFTPWrapper): number => (stream as unknown as { outgoing: { window: number } }).outgoing.window // left out of the types
