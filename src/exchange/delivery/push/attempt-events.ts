import type { EventProperties, EventTag, NewEvent } from '../../../events/index.ts'
import type { CalledSystem } from '../../../systems/index.ts'
import type { Failure } from '../../calling/failure.ts'
import { attemptProperties, failureProperties } from '../../calling/failure.ts'
import type { DueLetter } from './push-round.queries.ts'

function eventOf(tag: EventTag, { systemId, endpoint }: CalledSystem, letter: DueLetter, properties: EventProperties): NewEvent {
  return {
    tag,
    ownerId: letter.recipientId,
    actor: { kind: 'platform' },
    systemId,
    letterId: letter.letterId,
    properties: { messageUUID: letter.messageUuid, ...attemptProperties(endpoint, letter), ...properties },
  }
}

/** The system answered 2xx: to the letter itself, or to the notice that it waits. */
export const takenEvent = (system: CalledSystem, letter: DueLetter): NewEvent =>
  eventOf(system.protocol === 'REST_PUSH' ? 'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM' : 'NOTIFICATION_SENT', system, letter, {})

export const failedEvent = (system: CalledSystem, failure: Failure<DueLetter>): NewEvent =>
  eventOf('MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED', system, failure.attempt.due, failureProperties(failure))
