import type { Instant } from '../platform/clock/index.ts'
import { sha256 } from '../platform/crypto/index.ts'

/** A transaction id of PostgreSQL (xid8), as decimal text: it may pass what a number holds. */
export type TransactionId = string

/** One link of the chain: every event of the epoch with fromTransaction <= its transaction < toTransaction. */
export interface Seal {
  readonly epoch: number
  readonly sealNumber: number
  readonly fromTransaction: TransactionId
  readonly toTransaction: TransactionId
  readonly eventCount: number
  readonly merkleRoot: Uint8Array
  readonly previousSeal: Uint8Array
  readonly sealedAt: Instant
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** The value of a seal: SHA-256 of its columns as a JSON array. The next seal takes it in. */
export function sealValue(seal: Seal): Buffer {
  const { epoch, sealNumber, fromTransaction, toTransaction, eventCount, sealedAt } = seal
  return sha256(JSON.stringify(['brevdue seal 1', epoch, sealNumber, fromTransaction, toTransaction, eventCount, hexOf(seal.merkleRoot), hexOf(seal.previousSeal), sealedAt]))
}
