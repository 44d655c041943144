import type { Acting, ActingByLogin } from '../rights/index.ts'
import { may } from '../rights/index.ts'
import type { AdminFunction } from './admin-function.ts'

/** An employee at `/admin`. */
export type Administration = ActingByLogin

/** The functions that are open to somebody, in their order. */
export const openFunctions = (acting: Acting, functions: readonly AdminFunction[]): AdminFunction[] =>
  functions.filter(({ action, isShown }) => may({ ...acting.organisation, privileges: acting.privileges }, action) && (isShown?.(acting) ?? true))
