import type { Socket } from 'node:net'
import type { AuthContext, Connection, Session, SFTPWrapper } from 'ssh2'
import type { Log } from '../log/index.ts'
import { fingerprintOf, isProvenBy } from './public-key.ts'
import { SftpChannel } from './sftp-channel.ts'
import type { SftpFolders } from './sftp-folders.ts'
import type { SftpLimits } from './sftp-limits.ts'
import type { Spool } from './spool.ts'

/** Who wants to come in, by what. The key may not yet be proven to be his. */
export interface SftpLogin {
  /** In small letters. */
  readonly username: string
  /** Of the client, as the socket tells. */
  readonly address: string
  readonly key: Buffer
}

/** Undefined refuses a login; otherwise what opens its folders, once the key is proven. Asked for a key that is offered, and again for one that is proven. */
export type Admit = (login: SftpLogin) => Promise<(() => SftpFolders) | undefined>

export interface ConnectionServices {
  readonly spool: Spool
  readonly log: Log
  readonly limits: SftpLimits
  readonly admit: Admit
  hasRoomFor(username: string): boolean
}

/** From the polite end of an idle connection to the other one. */
const cutAfterMs = 10_000

/** One user, however the name is written: the connections of each are counted. */
const userOf = ({ username }: AuthContext): string => username.toLowerCase()

/** What a connection may let pile up unread. */
const maxUnreadBytes = 4 * 1024 * 1024

/** One client: its login, then its channels. */
export class SftpConnection {
  private readonly socket: Socket
  private readonly client: Connection
  private readonly services: ConnectionServices
  private readonly channels = new Set<SftpChannel>()
  private readonly idleTimer: NodeJS.Timeout
  private folders: SftpFolders | undefined
  private refusedKeys = 0
  private sessions = 0
  private isLeaving = false
  /** In lower case, so that a user has one name; undefined until the login. */
  username: string | undefined

  constructor(socket: Socket, client: Connection, services: ConnectionServices) {
    this.socket = socket
    this.client = client
    this.services = services
    this.idleTimer = setTimeout(() => this.idle(), services.limits.idleMs)
    client.on('authentication', (context) => void this.authenticate(context).catch((error: unknown) => this.breakOff(error)))
    client.on('session', (accept, reject) => this.openSession(accept, reject))
    client.on('error', (error: Error) => services.log.debug('a connection by SFTP was broken', { error }))
  }

  /** Ends the connection as soon as nothing is being uploaded or done. */
  leave(): void {
    this.isLeaving = true
    this.leaveWhenIdle()
  }

  /** When the socket is closed: what is being taken in is finished, all else is taken away. */
  async end(): Promise<void> {
    clearTimeout(this.idleTimer)
    await Promise.all([...this.channels].map((channel) => channel.end()))
    await this.folders?.end()
  }

  /** Breaks it off. */
  cut(): void {
    this.socket.destroy()
  }

  private async authenticate(context: AuthContext): Promise<void> {
    const folders = await this.recognise(context)
    if (folders === 'offered') return context.accept()
    if (folders === undefined) return this.refuse(context)
    this.folders = folders
    this.username = userOf(context)
    context.accept()
  }

  /** The database is away, or the client went in the meantime. */
  private breakOff(error: unknown): void {
    this.services.log.warn('a login by SFTP failed', { error })
    this.cut()
  }

  /** Public keys alone. A key is offered first, and proven when the server knows it. */
  private async recognise(context: AuthContext): Promise<SftpFolders | 'offered' | undefined> {
    if (context.method !== 'publickey' || this.isLeaving) return undefined
    const { key, signature, blob, hashAlgo } = context
    const username = userOf(context)
    const admitted = await this.services.admit({ username, address: this.socket.remoteAddress ?? '', key: key.data })
    if (admitted === undefined) return undefined
    if (signature === undefined || blob === undefined) return 'offered'
    if (!isProvenBy(key.data, { signed: blob, signature, hash: hashAlgo }) || !this.services.hasRoomFor(username)) return undefined
    this.services.log.info('login by SFTP', { address: this.socket.remoteAddress ?? '', code: fingerprintOf(key.data) })
    return admitted()
  }

  private refuse(context: AuthContext): void {
    if (context.method === 'publickey') this.refusedKeys++
    if (this.refusedKeys >= this.services.limits.maxRefusedKeys) {
      // What the user is called stays out of the log: anything may be typed there.
      this.services.log.info('login by SFTP refused', { address: this.socket.remoteAddress ?? '' })
      this.client.end()
    } else context.reject(['publickey'])
  }

  private openSession(accept: () => Session, reject: () => void): void {
    if (this.isLeaving || this.sessions >= this.services.limits.maxChannels) return reject()
    this.sessions++
    const session = accept()
    session.on('close', () => this.sessions--)
    // Whatever else a session may be asked for has no listener, which refuses it: shell, commands, forwarding.
    session.on('sftp', (acceptSftp) => this.openChannel(acceptSftp()))
  }

  private openChannel(stream: SFTPWrapper): void {
    const { folders, username, channels, services, socket } = this
    if (folders === undefined || username === undefined) return stream.end()
    const channel = new SftpChannel(stream, {
      folders,
      spool: services.spool,
      username,
      maxHandles: services.limits.maxHandles,
      log: services.log,
      flow: (on) => void (on ? socket.resume() : socket.pause()),
      isFull: () => socket.writableLength > maxUnreadBytes,
      moved: () => this.moved(),
    })
    channels.add(channel)
    // It is one of ours until what it does is done, however its stream ended.
    stream.on('close', () => void channel.end().then(() => channels.delete(channel)))
  }

  private moved(): void {
    this.idleTimer.refresh()
    if (this.isLeaving) setImmediate(() => this.leaveWhenIdle())
  }

  private leaveWhenIdle(): void {
    if ([...this.channels].every(({ isIdle }) => isIdle)) this.client.end()
  }

  private idle(): void {
    if ([...this.channels].some(({ isWorking }) => isWorking)) this.idleTimer.refresh()
    else this.endSoon()
  }

  /** A client that reads nothing does not hear that it is asked to go. */
  private endSoon(): void {
    this.client.end()
    const cutting = setTimeout(() => this.cut(), cutAfterMs)
    cutting.unref()
    this.socket.once('close', () => clearTimeout(cutting))
  }
}
