import type pg from 'pg'
import type { Database } from '../database/index.ts'
import type { Log } from '../log/index.ts'

/** Other processes are told at most this often: a NOTIFY per letter would cut the commit rate to a third. */
const notifyEveryMs = 50
const reconnectAfterMs = 1_000
const channel = 'brevdue_work'

/** Tells loops that there is work: at once in this process, coalesced in others. Polling is the net below. */
export interface WakeBus {
  wake(stage: string): void
  /** Calls back on each wake of the stage; answers the function that ends it. */
  listen(stage: string, heard: () => void): () => void
  close(): Promise<void>
}

class Bus implements WakeBus {
  private readonly listeners = new Map<string, Set<() => void>>()
  private readonly pending = new Set<string>()
  private client: pg.Client | undefined
  private timer: NodeJS.Timeout | undefined
  private closed = false
  private readonly database: Database
  private readonly log: Log

  constructor(database: Database, log: Log) {
    this.database = database
    this.log = log
  }

  wake(stage: string): void {
    this.tell(stage)
    this.pending.add(stage)
    this.timer ??= setTimeout(() => void this.notify(), notifyEveryMs)
  }

  listen(stage: string, heard: () => void): () => void {
    const set = this.listeners.get(stage) ?? new Set()
    this.listeners.set(stage, set.add(heard))
    return () => set.delete(heard)
  }

  async connect(): Promise<void> {
    if (this.closed) return
    try {
      const client = await this.database.dedicated()
      client.on('error', () => this.lost(client))
      client.on('end', () => this.lost(client))
      client.on('notification', (message) => this.tell(message.payload ?? ''))
      await client.query(`LISTEN ${channel}`)
      this.client = client
    } catch (error) {
      this.log.warn('wake bus cannot reach the database', { error })
      this.later()
    }
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.timer)
    await this.client?.end()
  }

  private tell(stage: string): void {
    for (const heard of this.listeners.get(stage) ?? []) heard()
  }

  private async notify(): Promise<void> {
    this.timer = undefined
    const stages = [...this.pending]
    this.pending.clear()
    // A lost notice costs one polling interval, nothing else.
    for (const stage of stages) await this.client?.query('SELECT pg_notify($1, $2)', [channel, stage]).catch(() => undefined)
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return
    this.client = undefined
    this.later()
  }

  private later(): void {
    if (!this.closed) setTimeout(() => void this.connect(), reconnectAfterMs).unref()
  }
}

/** Opens the bus on a connection of its own; reconnects by itself. */
export async function openWakeBus(database: Database, log: Log): Promise<WakeBus> {
  const bus = new Bus(database, log)
  await bus.connect()
  return bus
}
