import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'
import ssh2 from 'ssh2'
import { pause } from '../clock/index.ts'
import type { Log } from '../log/index.ts'
import { algorithms } from './algorithms.ts'
import type { HostKey } from './host-key.ts'
import type { Admit, ConnectionServices } from './sftp-connection.ts'
import { SftpConnection } from './sftp-connection.ts'
import type { SftpLimits } from './sftp-limits.ts'
import { sftpLimits } from './sftp-limits.ts'
import type { Spool } from './spool.ts'

export interface SftpServerOptions {
  readonly host: string
  readonly hostKey: HostKey
  readonly spool: Spool
  readonly log: Log
  readonly limits?: Partial<SftpLimits>
  readonly admit: Admit
}

/** How long uploads under way may go on when the server is closed. */
const graceMs = 5_000

/** A server of virtual folders by SFTP: public keys alone, no shell, no commands, no forwarding. */
export class SftpServer {
  private readonly options: SftpServerOptions
  private readonly limits: SftpLimits
  private readonly listener = createServer({ noDelay: true })
  private readonly ssh: ssh2.Server
  private readonly sockets = new Set<Socket>()
  private readonly connections = new Map<Socket, SftpConnection>()
  private readonly ending = new Set<Promise<void>>()

  constructor(options: SftpServerOptions) {
    this.options = options
    this.limits = { ...sftpLimits, ...options.limits }
    this.ssh = new ssh2.Server({ hostKeys: [options.hostKey.text], algorithms, ident: 'Brevdue' })
    this.ssh.on('connection', (client, { ip, port }) => this.greet(client, ip, port))
    this.listener.on('connection', (socket) => this.connect(socket))
  }

  /** Answers the port, which is any free one for 0. Throws where it is taken. */
  async listen(port: number): Promise<number> {
    this.listener.listen(port, this.options.host)
    await once(this.listener, 'listening')
    return (this.listener.address() as AddressInfo).port // of a TCP listener
  }

  get isListening(): boolean {
    return this.listener.listening
  }

  /** Lets uploads under way finish for a while, then breaks off what is left. Nothing of that is taken in. */
  async close(): Promise<void> {
    this.listener.close()
    for (const socket of this.sockets) if (!this.connections.has(socket)) socket.destroy()
    for (const connection of this.connections.values()) connection.leave()
    const over = new AbortController()
    const allGone = this.allGone().then(() => over.abort())
    await pause(graceMs, over.signal)
    for (const connection of this.connections.values()) connection.cut()
    await allGone
    await this.options.spool.close()
  }

  private async allGone(): Promise<void> {
    while (this.sockets.size > 0 || this.ending.size > 0) await Promise.all([...[...this.sockets].map((socket) => once(socket, 'close')), ...this.ending])
  }

  private services(): ConnectionServices {
    const { spool, log, admit } = this.options
    return { spool, log, admit, limits: this.limits, hasRoomFor: (username) => this.connectionsOf(username) < this.limits.maxConnectionsOfUser }
  }

  /** Undefined: those that have not logged in. */
  private connectionsOf(user: string | undefined): number {
    return [...this.sockets].filter((socket) => this.connections.get(socket)?.username === user).length
  }

  /** A client has told its version. Of one whose socket is closed by then the errors are heard, which nobody else would. */
  private greet(client: ssh2.Connection, ip: string, port: number): void {
    const socket = [...this.sockets].find(({ remoteAddress, remotePort }) => remoteAddress === ip && remotePort === port)
    if (socket === undefined) client.on('error', () => undefined)
    else this.connections.set(socket, new SftpConnection(socket, client, this.services()))
  }

  private connect(socket: Socket): void {
    const { maxConnections, maxUnknown, loginMs } = this.limits
    if (this.sockets.size >= maxConnections || this.connectionsOf(undefined) >= maxUnknown) return void socket.destroy()
    this.sockets.add(socket)
    const loginTimer = setTimeout(() => {
      if (this.connections.get(socket)?.username === undefined) socket.destroy()
    }, loginMs)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      clearTimeout(loginTimer)
      this.forget(socket)
    })
    this.ssh.injectSocket(socket)
  }

  private forget(socket: Socket): void {
    this.sockets.delete(socket)
    const ended = this.connections.get(socket)?.end() ?? Promise.resolve()
    this.connections.delete(socket)
    const ending = ended
      .catch((error: unknown) => this.options.log.error('a connection by SFTP could not be ended', { error }))
      .finally(() => this.ending.delete(ending))
    this.ending.add(ending)
  }
}
