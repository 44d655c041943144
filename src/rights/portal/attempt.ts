import type { ProblemCode } from '../../platform/problems/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'

/** What became of a change that a form asks for. */
export type Attempt<Result> = { readonly kind: 'done'; readonly result: Result } | { readonly kind: 'conflict' } | { readonly kind: 'refused'; readonly problem: Problem }

/** Does what a form asks for. What the form can show and its sender put right is answered; whatever else is wrong is thrown. */
export async function attempt<Result>(work: Promise<Result>, shown: Readonly<Record<string, ProblemCode>>): Promise<Attempt<Result>> {
  try {
    return { kind: 'done', result: await work }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === generalProblems['version.conflict']) return { kind: 'conflict' }
    if (!Object.values(shown).includes(error.code)) throw error
    return { kind: 'refused', problem: error }
  }
}
