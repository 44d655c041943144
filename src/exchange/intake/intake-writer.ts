import type { Database } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { isTransient } from '../../platform/work/index.ts'
import type { WakeBus } from '../../platform/work/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import type { MessageUuid } from '../letter.ts'
import { routeStage } from '../stages.ts'
import type { Acceptance, IncomingLetter } from './incoming-letter.ts'
import { writeLetters } from './write-letters.ts'

const retryAfterSeconds = 5
/** A batch's rows and bytes stay small enough for one quick transaction. */
const maxBatch = 64

/** More than this many letters waiting means that the database cannot follow: the sender is asked to come back. */
const maxWaiting = 2_000

/** Single letters of one system within a minute before its next ones go in the bulk lane (exchange.md §8). */
const usualSinglesPerMinute = 200

interface Waiting {
  readonly letter: IncomingLetter
  readonly resolve: (acceptance: Acceptance) => void
  readonly reject: (error: unknown) => void
}

/**
 * Writes letters that come in at the same time together: while one batch is being committed, the next gathers.
 * So a single letter waits for nobody, and many share their commits. An answer comes after the commit, never before.
 */
export class IntakeWriter {
  private waiting: Waiting[] = []
  private writing = false
  private readonly database: Database
  private readonly wakeBus: WakeBus
  private readonly singlesPerMinute: number

  constructor(database: Database, wakeBus: WakeBus, { singlesPerMinute = usualSinglesPerMinute }: { readonly singlesPerMinute?: number } = {}) {
    this.database = database
    this.wakeBus = wakeBus
    this.singlesPerMinute = singlesPerMinute
  }

  /** Resolves when the letter is durable, or with what is known about its messageUUID. Rejects when nothing was stored; with intake.overloaded when too many wait. */
  write(letter: IncomingLetter): Promise<Acceptance> {
    if (this.waiting.length >= maxWaiting) return Promise.reject(new Problem(exchangeProblems['intake.overloaded'], { retryAfterSeconds }))
    return new Promise((resolve, reject) => {
      this.waiting.push({ letter, resolve, reject })
      if (!this.writing) void this.writeAll()
    })
  }

  private async writeAll(): Promise<void> {
    this.writing = true
    while (this.waiting.length > 0) await this.writeBatch(this.takeBatch())
    this.writing = false
  }

  /** One letter per messageUUID in a batch; the same one sent twice at once waits for the next and finds the first. */
  private takeBatch(): Waiting[] {
    const batch = new Map<MessageUuid, Waiting>()
    const later: Waiting[] = []
    for (const item of this.waiting) {
      if (batch.size >= maxBatch || batch.has(item.letter.messageUuid)) later.push(item)
      else batch.set(item.letter.messageUuid, item)
    }
    this.waiting = later
    return [...batch.values()]
  }

  private async writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.database.transaction((tx) => writeLetters(tx, batch.map((item) => item.letter), this.singlesPerMinute))
      passFaultPoint('after-intake-commit')
      this.wakeBus.wake(routeStage)
      for (const { letter, resolve, reject } of batch) {
        const answer = answers.get(letter.messageUuid)
        if (answer === undefined) reject(new Error('A letter was written without an answer'))
        else resolve(answer)
      }
    } catch (error) {
      await this.writeApart(batch, error)
    }
  }

  /** A fault in one letter must not refuse the others: they are written one by one. */
  private async writeApart(batch: readonly Waiting[], error: unknown): Promise<void> {
    if (batch.length === 1 || isTransient(error)) for (const { reject } of batch) reject(error)
    else for (const item of batch) await this.writeBatch([item])
  }
}
