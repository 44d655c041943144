import type { Brand } from '../brand.ts'
import type { Instant } from '../clock/index.ts'

/*
 * A row of work: planned → claimed → (completed: row deleted | failed: planned again, later | stuck)
 *
 * planned   waits for its due time (business time) and its turn (lane, rank)
 * claimed   by one batch of one worker, under a lease on machine time; every effect is fenced by the claim,
 *           so a worker that lost its lease cannot complete what another has taken over
 * failed    claimed alone from then on: it may take its worker down again
 * stuck     failed `maxAttempts` times; waits for the operator, stops nothing else
 */

export type Lane = 'single' | 'bulk' | 'mailing'
export type ClaimId = Brand<string, 'ClaimId'>

export interface NewWork {
  readonly subjectId: string
  readonly stage: string
  readonly lane: Lane
  readonly senderId: string
  readonly dueAt: Instant
  /** Of its sender's turn, where senders compete: the letters it stands for; 1 unless told. */
  readonly cost?: number
  /** It had a turn just now, completed in this transaction, and asks for the next: its sender is not new in the queue. */
  readonly goesOn?: true
}

export interface ClaimedWork {
  readonly subjectId: string
  readonly lane: Lane
  readonly senderId: string
  readonly attempts: number
}

export interface Claim {
  readonly claimId: ClaimId
  readonly stage: string
  readonly items: readonly ClaimedWork[]
}

/** After this many failures, those of a worker that died over it among them, a piece of work is set aside. */
export const maxAttempts = 5

/** Thrown when a claim's lease ran out before its effects were written; the transaction rolls back and another worker does it. */
export class ClaimLost extends Error {
  constructor(stage: string) {
    super(`The claim on ${stage} was lost before it was completed`)
    this.name = 'ClaimLost'
  }
}
