import type { ContentStore } from '../../../platform/content/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { instantText } from '../../../platform/clock/index.ts'
import type { Log } from '../../../platform/log/index.ts'
import type { Outbound } from '../../../platform/outbound/index.ts'
import { isTransient } from '../../../platform/work/index.ts'
import type { CalledSystem } from '../../../systems/index.ts'
import type { AttemptOutcome } from '../../calling/attempt.ts'
import { outcomeOf } from '../../calling/attempt.ts'
import type { CallBody } from '../../calling/json-body.ts'
import { jsonBody } from '../../calling/json-body.ts'
import type { Call } from '../../calling/make-attempts.ts'
import { letterForSystem } from '../letter-version.ts'
import { letterPart } from './letter-part.ts'
import type { DueLetter } from './push-round.queries.ts'

export interface PushServices {
  readonly database: Database
  readonly contentStore: ContentStore
  readonly outbound: Outbound
  readonly log: Log
}

async function letterBody(services: PushServices, { systemId }: CalledSystem, { letterId, messageUuid }: DueLetter): Promise<CallBody> {
  const letter = await letterForSystem(services, { letterId, systemId })
  if (letter === undefined) throw new Error('A waiting letter has no content')
  const { body, length, contentType } = letterPart(messageUuid, letter)
  return { headers: { 'content-type': contentType }, body, length }
}

/** The wire's MessageUuid: `id` is what `GET memos/{id}` takes. */
const noticeBody = ({ messageUuid, transmissionId, acceptedAt }: DueLetter): CallBody =>
  jsonBody({ id: messageUuid, transmissionId, createdDateTime: instantText(acceptedAt) })

/** A content that cannot be read stops no other letter; somebody must see to it. A database that is away is nobody's failed attempt. */
function ownFault(services: PushServices, { letterId }: DueLetter, error: unknown): AttemptOutcome {
  if (isTransient(error)) return { kind: 'stopped' }
  services.log.error('letter cannot be read for its delivery', { subjectId: letterId, error })
  return { kind: 'failed', reason: { code: 'content' } }
}

/** Hands a letter, or notice of it, to a receiver system (exchange.md §4). */
export function pushTo(services: PushServices, system: CalledSystem): Call<DueLetter> {
  const url = system.endpoint ?? ''
  return async (letter, signal) => {
    try {
      const body = system.protocol === 'REST_PUSH' ? await letterBody(services, system, letter) : noticeBody(letter)
      return outcomeOf(await services.outbound.call({ url, method: 'POST', ...body, signal }))
    } catch (error) {
      return ownFault(services, letter, error)
    }
  }
}
