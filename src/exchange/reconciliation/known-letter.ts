import type { LetterWitnesses } from './letter-witnesses.ts'
import type { DecisionWitness, LetterWitness } from './witnesses.queries.ts'

/** A letter whose row is there, with its last decision, if one was made. */
export interface KnownLetter {
  readonly letter: LetterWitness
  readonly all: LetterWitnesses
  readonly last: DecisionWitness | undefined
}
