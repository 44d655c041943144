/** What one server bears; the defaults of OpenSSH where it has one. */
export interface SftpLimits {
  /** Connections in all, and those among them of clients that have not logged in. */
  readonly maxConnections: number
  readonly maxUnknown: number
  /** Connections under one user name. */
  readonly maxConnectionsOfUser: number
  /** Keys that a client may offer in vain. */
  readonly maxRefusedKeys: number
  readonly loginMs: number
  /** Without any request. */
  readonly idleMs: number
  /** Channels of a connection, and open files of a channel. */
  readonly maxChannels: number
  readonly maxHandles: number
}

export const sftpLimits: SftpLimits = {
  maxConnections: 500,
  maxUnknown: 100,
  maxConnectionsOfUser: 10,
  maxRefusedKeys: 6,
  loginMs: 30_000,
  idleMs: 600_000,
  maxChannels: 4,
  maxHandles: 32,
}
