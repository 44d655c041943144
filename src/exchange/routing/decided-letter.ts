import type { Decision } from './decision.ts'
import type { LetterToDecide } from './letter-facts.ts'

/** A letter with what was decided about it, ready to be written. */
export interface DecidedLetter {
  readonly letter: LetterToDecide
  readonly decisionNumber: number
  readonly decision: Decision
}
