import type { Log, Outage } from '../log/index.ts'
import type { ClamdAddress } from './clamd-address.ts'
import type { Answer } from './converse.ts'
import { converse, NoAnswer } from './converse.ts'
import { ScannerAway, ScanUnfinished } from './virus-scanner.ts'
import type { ScanVerdict, VirusScanner } from './virus-scanner.ts'

export interface ClamdOptions {
  readonly address: ClamdAddress
  /** Files above are not shown to clamd, and so refused. */
  readonly maxBytes: number
  /** Without a byte in either direction clamd counts as hanging. */
  readonly silenceMs: number
}

const pingSilenceMs = 3_000

/** What clamd calls it when it did not look at the whole of a file, with `AlertExceedsMax`. */
const limitsName = /^Heuristics\.Limits\.Exceeded/

/** `stream: OK`, `stream: Win.Test.EICAR_HDB-1 FOUND`; undefined for everything that is no verdict. Who did not hear the whole of a file cannot call it clean. */
function verdictOf({ text, isEarly }: Answer): ScanVerdict | undefined {
  if (text === 'stream: OK' && !isEarly) return { kind: 'clean' }
  const virus = /^stream: (.+) FOUND$/.exec(text)?.[1]
  if (virus === undefined) return undefined
  return limitsName.test(virus) ? { kind: 'too-large' } : { kind: 'found', virus }
}

/** The bytes as INSTREAM wants them: each piece after its length in four bytes, at the end a length of zero. An empty piece would be the end. */
async function* asStream(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0')
  for await (const piece of bytes) {
    if (piece.length === 0) continue
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    yield length
    yield piece
  }
  yield Buffer.alloc(4)
}

/** The scanner of ClamAV, by its own protocol (clamd(8)), over TCP or a socket of this machine: a connection for each file. */
export class Clamd implements VirusScanner {
  private readonly options: ClamdOptions
  private readonly log: Log
  private readonly outage: Outage
  private away = false

  constructor(options: ClamdOptions, log: Log, outage: Outage) {
    this.options = options
    this.log = log
    this.outage = outage
  }

  async scan(bytes: AsyncIterable<Uint8Array>, length: number): Promise<ScanVerdict> {
    const { address, maxBytes, silenceMs } = this.options
    if (length > maxBytes) return { kind: 'too-large' }
    // While it is away nobody waits for its verdict until it is known to be back.
    if (this.away && !(await this.ping())) throw new ScannerAway('The virus scanner is still away')
    const answer = await converse(address, silenceMs, asStream(bytes)).catch((error: unknown) => this.withoutAnswer(error))
    const verdict = verdictOf(answer)
    if (verdict === undefined) return this.withoutVerdict(new NoAnswer('clamd gives no verdict'), answer.text)
    this.away = false
    this.outage.end()
    return verdict
  }

  /** Whether clamd answers. */
  async ping(): Promise<boolean> {
    const { address, silenceMs } = this.options
    const answer = await converse(address, Math.min(pingSilenceMs, silenceMs), [Buffer.from('zPING\0')]).catch((error: unknown) => {
      if (error instanceof NoAnswer) return undefined
      throw error
    })
    return answer?.text === 'PONG'
  }

  private withoutAnswer(error: unknown): Promise<never> {
    if (error instanceof NoAnswer) return this.withoutVerdict(error)
    throw error
  }

  /** Tells apart whether it is about this file or about all. Its size limit is the operator's to mend, so a file within ours waits for him. */
  private async withoutVerdict(cause: NoAnswer, answer?: string): Promise<never> {
    if (await this.ping()) {
      this.log.warn('a file waits, since the virus scanner gives no verdict about it', { part: 'virus scan', error: cause, ...(answer === undefined ? {} : { detail: answer.slice(0, 80) }) })
      throw new ScanUnfinished('The virus scanner gives no verdict about a file', { cause })
    }
    this.away = true
    this.outage.begin(cause)
    throw new ScannerAway('The virus scanner does not answer', { cause })
  }
}
