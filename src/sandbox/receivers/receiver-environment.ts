import type { Database } from '../../platform/database/index.ts'
import type { Peer } from '../../platform/http/index.ts'
import type { Log } from '../../platform/log/index.ts'

/** What receivers need; given by the composition root. */
export interface ReceiverServices {
  readonly database: Database
  readonly log: Log
  /** The demo systems' tokens are derived from it. */
  readonly tokenSecret: Uint8Array | string
  /** Where this process reaches its own portal listener: what systems are aimed at. */
  readonly localUrl: () => string
  /** Address of the system interface, without a slash at the end; known once the server listens. */
  readonly systemUrl: () => string
}

/** What the doors need besides. */
export interface DoorServices extends ReceiverServices {
  /** Throws when the caller may not use the sandbox. */
  readonly admit: (caller: Peer) => void
}

/** Where receivers are reached: this machine by an address that may be called. A server that listens on every address tells none. */
export const receiversUrl = ({ localUrl }: ReceiverServices): string => localUrl().replace(/\/\/(0\.0\.0\.0|\[::\])(?=:)/, '//127.0.0.1')
