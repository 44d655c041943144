import type { LetterFacts } from './trace.queries.ts'

/**
 * Where a letter is now, as its rows say:
 *
 * accepted → (its check) → rejected | held | on its way
 * held                     until its value date, or until a NemSMS subscription comes or fails to come; then decided anew
 * on its way               mailbox | waiting-for-system → fetched → handed-over, refused or undeliverable | to-print → printed | to-sms → sms-sent
 * stuck                    from anywhere: the work on it failed too often and waits for the operator
 */
export type LetterState =
  | 'accepted'
  | 'stuck'
  | 'rejected'
  | 'held'
  | 'mailbox'
  | 'waiting-for-system'
  | 'fetched'
  | 'handed-over'
  | 'refused'
  | 'to-print'
  | 'printed'
  | 'to-sms'
  | 'sms-sent'
  | 'undeliverable'
  | 'recalled'

type Standing = Pick<LetterFacts, 'route' | 'stuckSince' | 'fetchedAt' | 'outcome' | 'sentAt'>

function stateAtSystem({ outcome, fetchedAt }: Standing): LetterState {
  if (outcome !== null) return outcome === 'HANDED_OVER' ? 'handed-over' : 'refused'
  return fetchedAt === null ? 'waiting-for-system' : 'fetched'
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
