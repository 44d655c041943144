import type { Acting, ActingByLogin } from '../rights/index.ts'
import { claimantOf, may } from '../rights/index.ts'
import type { AdminFunction } from './admin-function.ts'

/** An employee at `/admin`. */
export type Administration = ActingByLogin

/** The functions that are open to somebody, in their order. */
export const openFunctions = (acting: Acting, functions: readonly AdminFunction[]): AdminFunction[] =>
  functions.filter(({ action, isShown }) => may(claimantOf(acting), action) && (isShown?.(acting) ?? true))
