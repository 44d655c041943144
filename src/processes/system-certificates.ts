import type { X509Certificate } from 'node:crypto'
import type { Judgement } from '../platform/certificates/index.ts'
import { ClientTrust } from '../platform/certificates/index.ts'
import type { MachineTime } from '../platform/clock/index.ts'
import { machineNow, pause } from '../platform/clock/index.ts'
import { ConfigurationFault } from '../platform/configuration/index.ts'
import type { TlsFiles } from '../platform/http/index.ts'
import type { Log } from '../platform/log/index.ts'
import type { SystemTls } from './system-tls-files.ts'

/** A revoked certificate gets in no longer than this after its list was replaced. */
const lookEveryMs = 60_000

/** An operator is reminded as often as this of a list that nobody renews. */
const remindEveryMs = 3_600_000

/** Where the certificates come from, and whether there are others now than when they were read. */
export interface CertificateSource {
  state(): string
  read(): SystemTls | { readonly faults: readonly string[] }
}

/**
 * The certificates of the system interface while it runs: its own, and whom it trusts. The files are read again when they have changed; what is then
 * not in order, or lacks a list that was there, is told, and what was read before goes on. A list of revoked certificates that is overdue counts on: what it names stays revoked, and
 * an ERROR every hour says that newer revocations are not known. The alternative would shut every system out when a download fails for a day.
 */
export class SystemCertificates {
  private readonly source: CertificateSource
  private readonly log: Log
  private readonly stopping = new AbortController()
  private state: string
  private tls: SystemTls
  private trust: ClientTrust
  private remindedAt = 0
  private onServer: (server: TlsFiles) => void = () => undefined
  private running: Promise<void> | undefined

  /** Throws ConfigurationFault when a file is not in order. */
  constructor(source: CertificateSource, log: Log) {
    this.source = source
    this.log = log
    this.state = source.state()
    const read = source.read()
    if ('faults' in read) throw new ConfigurationFault(read.faults)
    this.tls = read
    this.trust = this.trustIn(read)
  }

  /** Undefined where a proxy ends TLS. */
  get server(): TlsFiles | undefined {
    return this.tls.server
  }

  /** What the newest files say of a certificate now. */
  readonly judge = (certificate: X509Certificate): Judgement => this.trust.judge(certificate, machineNow())

  /** Looks at the files from time to time; `onServer` gets a server certificate or authorities that are new. */
  start(onServer: (server: TlsFiles) => void): void {
    this.onServer = onServer
    this.running = this.run()
  }

  /** Reads the files if they have changed. */
  look(): void {
    const state = this.source.state()
    if (state !== this.state) this.reread(state)
    this.remind(machineNow())
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.look()
      await pause(lookEveryMs, this.stopping.signal)
    }
  }

  private reread(state: string): void {
    const read = this.source.read()
    if ('faults' in read) return this.keep(read.faults.join(' '))
    const trust = this.trustIn(read)
    if (this.losesLists(trust)) return this.keep('SYSTEM_CLIENT_CRL: an authority has no list any more. Who means that starts anew.')
    this.state = state
    this.tls = read
    this.trust = trust
    this.remindedAt = 0
    if (read.server !== undefined) this.onServer(read.server)
    this.log.info('certificates read', { count: read.authorities.length })
  }

  private trustIn({ authorities, lists }: SystemTls): ClientTrust {
    const trust = new ClientTrust(authorities, lists ?? [])
    if (lists !== undefined && trust.unlisted.length > 0) this.log.warn('no list of revoked certificates for an authority', { count: trust.unlisted.length })
    const foreign = lists?.filter((list) => !trust.covers(list)) ?? []
    if (foreign.length > 0) this.log.warn('a list of revoked certificates is of no known authority', { count: foreign.length })
    return trust
  }

  /** A download that brought another authority's list would let in all that were revoked. */
  private losesLists(next: ClientTrust): boolean {
    const unlisted = new Set(this.trust.unlisted.map(({ fingerprint256 }) => fingerprint256))
    const listed = new Set(this.tls.authorities.map(({ fingerprint256 }) => fingerprint256).filter((fingerprint) => !unlisted.has(fingerprint)))
    return next.unlisted.some(({ fingerprint256 }) => listed.has(fingerprint256))
  }

  private keep(detail: string): void {
    this.log.error('certificates cannot be read; those of before are used', { detail })
  }

  private remind(now: MachineTime): void {
    const overdue = this.tls.lists?.filter(({ nextUpdate }) => nextUpdate !== undefined && nextUpdate < now) ?? []
    if (overdue.length === 0 || now - this.remindedAt < remindEveryMs) return
    this.remindedAt = now
    this.log.error('a list of revoked certificates is overdue; newer revocations are not known', { count: overdue.length })
  }
}
