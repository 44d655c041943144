import type { EventTag, NewEvent } from '../../events/index.ts'
import type { Decision, RuleName } from './decision.ts'
import type { DecidedLetter } from './decided-letter.ts'

/** Faults of the format are technical, everything else is a rule's (seed 001, 7.1.1: Afvist teknisk, Afvist). */
const causeOf = (rule: RuleName): string => (rule.startsWith('check.') ? 'technical' : 'business')

function senderTag({ decision, decisionNumber }: DecidedLetter): EventTag {
  if (decision.route === 'rejected') return decision.code === 'nemsms.not.subscribed' ? 'NEM_SMS_SEND_FAILED' : 'MEMO_SEND_VALIDATION_FAILED'
  if (decision.route === 'wait') return 'DELAYED_MEMO_SEND_VALIDATED_AWAITING_DELAY'
  return decisionNumber === 1 ? 'MEMO_SEND_VALIDATED' : 'DELAYED_MEMO_SEND_SENT'
}

const recipientTags: Partial<Record<Decision['route'], EventTag>> = { mailbox: 'MEMO_AVAILABLE_TO_RECIPIENT', system: 'MEMO_SEND_READY_FOR_FETCH' }

/** Sender side and recipient side, each its own event with one owner (exchange.md §7). */
export function eventsOf(decided: DecidedLetter): NewEvent[] {
  const { letter, decision } = decided
  const about = { actor: { kind: 'platform' as const }, letterId: letter.letterId }
  const refusal = decision.route === 'rejected' ? { errorCode: decision.code, cause: causeOf(decision.rule) } : {}
  const properties = { messageUUID: letter.messageUuid, rule: decision.rule, ...refusal }
  const sender: NewEvent = { ...about, tag: senderTag(decided), ownerId: letter.senderId, systemId: letter.senderSystemId, properties }
  const tag = recipientTags[decision.route]
  if (tag === undefined || decision.recipientId === undefined) return [sender]
  const system = decision.route === 'system' ? { systemId: decision.systemId } : {}
  return [sender, { ...about, ...system, tag, ownerId: decision.recipientId, properties: { messageUUID: letter.messageUuid, rule: decision.rule } }]
}
