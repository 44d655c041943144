import type { Instant } from '../clock/index.ts'
import type { Transaction } from './executor.ts'

type AfterCommit = (committedAt: Instant) => void

const waiting = new WeakMap<Transaction, AfterCommit[]>()

/**
 * Has something done once the transaction is committed: counting it, for what is rolled back must not count. `committedAt` is business
 * time. It cannot undo anything, so it must not throw; a commit whose answer was lost does not run it, so nothing may depend on it.
 */
export function afterCommit(tx: Transaction, act: AfterCommit): void {
  waiting.set(tx, [...(waiting.get(tx) ?? []), act])
}

/** Called by whoever has committed. */
export function runAfterCommit(tx: Transaction, committedAt: Instant): void {
  for (const act of waiting.get(tx) ?? []) act(committedAt)
}
