import type { EventId } from './event.ts'

/** Where the log is not as it was sealed. */
export type LogFinding =
  | { readonly kind: 'event'; readonly eventId: EventId; readonly what: 'changed' | 'removed' | 'added' | 'personal properties changed' | 'personal properties added' }
  | { readonly kind: 'seal'; readonly epoch: number; readonly sealNumber: number; readonly what: 'changed' | 'removed' | 'added' | 'replaced' | 'leaves changed' }
  | { readonly kind: 'head'; readonly day: string; readonly what: 'forged' | 'seal removed' | 'seal replaced' }

const sealSentences = {
  changed: 'was changed: its value does not match its columns',
  removed: 'was removed',
  added: 'was added: the sealer never made it',
  replaced: 'was replaced: its neighbour continues another seal',
  'leaves changed': 'has leaves that do not match its Merkle root',
} as const

const headSentences = {
  forged: 'is not signed by a key of this deployment',
  'seal removed': 'names a seal that is missing',
  'seal replaced': 'names another value of its seal',
} as const

/** One English line that names the row and what is wrong with it. */
export function sentenceOf(finding: LogFinding): string {
  switch (finding.kind) {
    case 'event':
      return `Event ${finding.eventId}: ${finding.what}.`
    case 'seal':
      return `Seal ${finding.epoch}/${finding.sealNumber} ${sealSentences[finding.what]}.`
    case 'head':
      return `The head of ${finding.day} ${headSentences[finding.what]}.`
  }
}
