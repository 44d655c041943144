import { Worker } from 'node:worker_threads'
import type { Instant } from '../../platform/clock/index.ts'
import type { KeyRing } from '../../platform/crypto/index.ts'
import { NotNow } from '../../platform/problems/index.ts'
import type { NumberedEntry } from './prepare-entry.ts'
import type { PreparedEntry } from './slice.ts'

/** What a thread is asked. */
export interface EntryTask {
  readonly number: number
  readonly entries: readonly NumberedEntry[]
  readonly now: Instant
}

/** What it answers: the sealed contents stand one after the other in `sealed`, each entry's own are empty. */
export type EntryAnswer =
  | { readonly number: number; readonly entries: readonly PreparedEntry[]; readonly sealed: Uint8Array }
  | { readonly number: number; readonly error: unknown }

/** A slice takes a thread seconds; one that says nothing for so long never will. */
const usualPatienceMs = 120_000

interface Waiting {
  readonly timer: NodeJS.Timeout
  readonly resolve: (entries: PreparedEntry[]) => void
  readonly reject: (error: unknown) => void
}

/** Gives each entry its part of the sealed bytes back. */
function joined({ entries, sealed }: Extract<EntryAnswer, { sealed: Uint8Array }>): PreparedEntry[] {
  let start = 0
  return entries.map((entry) => {
    if (entry.kind === 'refused') return entry
    const { content } = entry
    const data = Buffer.from(sealed.buffer, start, content.sealedLength)
    start += content.sealedLength
    return { ...entry, content: { ...content, data } }
  })
}

/** One thread with what it was asked; started when it is first needed. */
class EntryThread {
  private readonly waiting = new Map<number, Waiting>()
  private readonly ring: KeyRing
  private readonly patienceMs: number
  private worker: Worker | undefined
  private asked = 0

  constructor(ring: KeyRing, patienceMs: number) {
    this.ring = ring
    this.patienceMs = patienceMs
  }

  get load(): number {
    return this.waiting.size
  }

  prepare(entries: readonly NumberedEntry[], now: Instant): Promise<PreparedEntry[]> {
    const number = ++this.asked
    const worker = (this.worker ??= this.start())
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(worker), this.patienceMs)
      this.waiting.set(number, { timer, resolve, reject })
      worker.postMessage({ number, entries, now } satisfies EntryTask)
    })
  }

  async close(): Promise<void> {
    const { worker } = this
    if (worker === undefined) return
    this.fail(worker, new NotNow('A reading thread was stopped'))
    await worker.terminate()
  }

  private start(): Worker {
    // Compiled beside this file.
    const worker = new Worker(new URL('./entry-thread.js', import.meta.url), { workerData: this.ring })
    worker.on('message', (answer: EntryAnswer) => this.settle(answer))
    // A thread that is no more is replaced when it is needed next. What it was asked may have been its death, and has failed: each failure is counted.
    worker.on('error', (cause) => this.fail(worker, new Error('A reading thread died', { cause })))
    worker.on('exit', (code) => this.fail(worker, new Error(`A reading thread ended with ${code}`)))
    worker.unref()
    return worker
  }

  /** What hangs may be a letter of ours or another's: all fail, and those of others pass when they are tried again. */
  private giveUp(worker: Worker): void {
    this.fail(worker, new Error('A reading thread did not answer'))
    void worker.terminate()
  }

  private settle(answer: EntryAnswer): void {
    const asked = this.waiting.get(answer.number)
    clearTimeout(asked?.timer)
    this.waiting.delete(answer.number)
    if ('error' in answer) asked?.reject(answer.error)
    else asked?.resolve(joined(answer))
  }

  private fail(worker: Worker, error: Error): void {
    if (worker !== this.worker) return
    this.worker = undefined
    for (const { timer, reject } of this.waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    this.waiting.clear()
  }
}

/** Reads, checks and seals the letters of containers beside the main thread, which has the database to talk to. */
export class EntryThreads {
  private readonly threads: readonly EntryThread[]

  constructor(ring: KeyRing, count: number, { patienceMs = usualPatienceMs }: { readonly patienceMs?: number } = {}) {
    this.threads = Array.from({ length: count }, () => new EntryThread(ring, patienceMs))
  }

  get count(): number {
    return this.threads.length
  }

  /** All entries have their bytes with them. Rejects when the thread died or did not answer in time; with `NotNow` when it was stopped. */
  prepare(entries: readonly NumberedEntry[], now: Instant): Promise<PreparedEntry[]> {
    const [first, ...others] = this.threads
    if (first === undefined) throw new Error('There is no thread to read with')
    return others.reduce((least, thread) => (thread.load < least.load ? thread : least), first).prepare(entries, now)
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()))
  }
}
