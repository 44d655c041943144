import type { LetterFacts } from './trace.queries.ts'

/**
 * Where a letter is now, as its rows say:
 *
 * accepted → (its check) → rejected | held | on its way
 * held                     until its value date, or until a NemSMS subscription comes or fails to come; then decided anew, or recalled
 * on its way               mailbox | to-print → printed | to-sms → sms-sent | at a receiver system
 * at a receiver system     to-push → (attempts) retrying → pushed, announced | waiting-for-system → fetched → handed-over;
 *                          a system that did not take it is followed by the next decision: another system, mailbox or undeliverable
 * stuck                    from anywhere: the work on it failed too often and waits for the operator
 */
export type LetterState =
  | 'accepted'
  | 'stuck'
  | 'rejected'
  | 'held'
  | 'mailbox'
  | WaitingState
  | 'pushed'
  | 'handed-over'
  | 'refused'
  | 'to-print'
  | 'printed'
  | 'to-sms'
  | 'sms-sent'
  | 'undeliverable'
  | 'recalled'

/** How a letter waits for a receiver system: Brevdue calls it, or it fetches. */
export type WaitingState = 'to-push' | 'retrying' | 'announced' | 'waiting-for-system' | 'fetched'

type Waiting = Pick<LetterFacts, 'protocol' | 'nextAttemptAt' | 'failedAttempts' | 'fetchedAt'>
type Standing = Waiting & Pick<LetterFacts, 'route' | 'stuckSince' | 'outcome' | 'cause' | 'receiptAt' | 'sentAt'>

/** How a letter waits for a receiver system. Pure. */
export function waitingStateOf({ protocol, nextAttemptAt, failedAttempts, fetchedAt }: Waiting): WaitingState {
  if (nextAttemptAt !== null) return failedAttempts ? 'retrying' : 'to-push'
  if (fetchedAt !== null) return 'fetched'
  return protocol === 'REST_PUBLISH_SUBSCRIBE' ? 'announced' : 'waiting-for-system'
}

function stateAtSystem(letter: Standing): LetterState {
  const { outcome, cause, receiptAt } = letter
  if (outcome === null) return waitingStateOf(letter)
  if (outcome !== 'HANDED_OVER') return 'refused'
  return cause === 'PUSH' && receiptAt === null ? 'pushed' : 'handed-over'
}

const byRoute: Readonly<Record<NonNullable<Standing['route']>, (letter: Standing) => LetterState>> = {
  wait: () => 'held',
  rejected: () => 'rejected',
  mailbox: () => 'mailbox',
  system: stateAtSystem,
  paper: ({ sentAt }) => (sentAt === null ? 'to-print' : 'printed'),
  sms: ({ sentAt }) => (sentAt === null ? 'to-sms' : 'sms-sent'),
  undeliverable: () => 'undeliverable',
  recalled: () => 'recalled',
}

/** Where a letter is now. Pure. */
export function stateOf(letter: Standing): LetterState {
  if (letter.stuckSince !== null) return 'stuck'
  return letter.route === null ? 'accepted' : byRoute[letter.route](letter)
}
