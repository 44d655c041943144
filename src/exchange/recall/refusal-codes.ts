import type { ProblemCode } from '../../platform/problems/index.ts'
import { recallProblems } from './recall.problems.ts'
import type { RecallRefusal } from './recallable.ts'

/** What a refusal is called on the wire and on pages. */
export const refusalCodes: Readonly<Record<RecallRefusal, ProblemCode>> = {
  'not-checked': recallProblems['recall.letter.not.checked'],
  'already-recalled': recallProblems['recall.already.done'],
  rejected: recallProblems['recall.letter.rejected'],
  'no-value-date': recallProblems['recall.no.value.date'],
  'too-late': recallProblems['recall.too.late'],
  'nemsms-waits': recallProblems['recall.nemsms.waits'],
}
