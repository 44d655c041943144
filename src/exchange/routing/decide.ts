import { checkDocuments, checkFormat, checkRecipient, checkSender, checkValueDate } from './check-letter.ts'
import type { Decision, Refusal } from './decision.ts'
import { refuse } from './decision.ts'
import type { DecisionInput, LetterToDecide } from './letter-facts.ts'
import { routeLetter } from './route-letter.ts'

/** What must be known about the world for a readable letter; undefined for one that could not be read. */
export type Surroundings = Omit<DecisionInput, 'letter' | 'memo'>

/**
 * The check is made once, when the letter was accepted: its sender was told by then. Later decisions route it by the state of affairs of
 * their day, so they ask only whether somebody is there to have it (exchange.md §3).
 */
function findRefusal(input: DecisionInput): Refusal | undefined {
  if (input.decisionNumber > 1) return checkRecipient(input)
  return checkSender(input) ?? checkRecipient(input) ?? checkDocuments(input) ?? checkValueDate(input)
}

/** Format → sender → recipient → documents → value date → route (exchange.md §3). Pure. */
export function decide(letter: LetterToDecide, surroundings: Surroundings): Decision {
  const broken = checkFormat(letter)
  if (broken !== undefined) return broken
  const { memo } = letter.checked
  if (memo === undefined) return refuse('memo.invalid', 'check.format')
  const input = { ...surroundings, letter, memo }
  const refused = findRefusal(input)
  if (refused !== undefined) return refused
  if (input.recipient === undefined) return refuse('recipient.not.found', 'recipient.unknown')
  return routeLetter({ ...input, recipient: input.recipient })
}
