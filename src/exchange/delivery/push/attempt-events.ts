import type { EventProperties, EventTag, NewEvent } from '../../../events/index.ts'
import type { Instant } from '../../../platform/clock/index.ts'
import { instantText } from '../../../platform/clock/index.ts'
import type { CalledSystem } from '../../../systems/index.ts'
import { hostOf } from '../../calling/tell-contact.ts'
import type { AttemptReason } from '../attempt-reason.ts'
import type { DueLetter } from './push-round.queries.ts'

function eventOf(tag: EventTag, { systemId, endpoint }: CalledSystem, letter: DueLetter, properties: EventProperties): NewEvent {
  return {
    tag,
    ownerId: letter.recipientId,
    actor: { kind: 'platform' },
    systemId,
    letterId: letter.letterId,
    properties: { messageUUID: letter.messageUuid, attempt: letter.failedAttempts + 1, host: hostOf(endpoint), ...properties },
  }
}

/** The system answered 2xx: to the letter itself, or to the notice that it waits. */
export const takenEvent = (system: CalledSystem, letter: DueLetter): NewEvent =>
  eventOf(system.protocol === 'REST_PUSH' ? 'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM' : 'NOTIFICATION_SENT', system, letter, {})

export function failedEvent(system: CalledSystem, letter: DueLetter, reason: AttemptReason, nextAttemptAt: Instant | undefined): NewEvent {
  const status = reason.code === 'http' ? { status: reason.status } : {}
  const next = nextAttemptAt === undefined ? {} : { nextAttempt: instantText(nextAttemptAt) }
  return eventOf('MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED', system, letter, { reason: reason.code, ...status, ...next })
}
