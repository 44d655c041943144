import { Problem } from '../../platform/problems/index.ts'
import { isTransient } from '../../platform/work/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'

/** When trying again makes sense. */
export const retryAfterSeconds = 5

/** What a sender is told of a failure: a full disk, or a store or database that is away, is intake.overloaded, since nothing was stored and trying again helps. Throws what is a fault of ours. */
export function asRefusal(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isTransient(error)) return new Problem(exchangeProblems['intake.overloaded'], { cause: error, retryAfterSeconds })
  throw error
}
