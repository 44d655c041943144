import type { Readable } from 'node:stream'
import type { PartyId } from '../../parties/index.ts'
import type { ContentStore } from '../../platform/content/index.ts'
import { uuidV4, uuidV7 } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import type { LetterId, MessageUuid, TransmissionId } from '../letter.ts'
import type { Acceptance } from './incoming-letter.ts'
import type { IntakeWriter } from './intake-writer.ts'
import type { ReceivedLetter } from './receive-letter.ts'
import { receiveLetter } from './receive-letter.ts'

export interface IntakeServices {
  readonly database: Database
  readonly contentStore: ContentStore
  readonly intakeWriter: IntakeWriter
  readonly maxLetterBytes: number
}

export interface SentLetter {
  /** As the address names it. */
  readonly messageUuid: MessageUuid
  readonly senderId: PartyId
  readonly systemId: SystemId
  /** Left out: REST. */
  readonly way?: 'REST' | 'SFTP'
  /** Left out: a new one. */
  readonly transmissionId?: TransmissionId
  readonly body: Readable
}

/**
 * Takes one MeMo in: sealed, durable, its messageUUID used once for ever (exchange.md §2). The check comes later, in a worker.
 * Throws memo.uuid.mismatch, memo.uuid.already.used, memo.too.large, memo.empty, memo.incomplete; then nothing was stored.
 */
export async function acceptLetter(services: IntakeServices, sent: SentLetter): Promise<Exclude<Acceptance, { kind: 'used' }>> {
  const letterId = uuidV7(await services.database.now()) as LetterId // branding
  const received = await receiveLetter(services.contentStore, letterId, sent.body, services.maxLetterBytes)
  passFaultPoint('after-content')
  const acceptance = await write(services, letterId, sent, received)
  // A large content that no row names would be an orphan; a kill before this line leaves it to the sweep.
  if (acceptance.kind !== 'accepted' && received.content.data === undefined) await services.contentStore.blobs.remove(letterId)
  if (acceptance.kind === 'mismatch') throw new Problem(exchangeProblems['memo.uuid.mismatch'])
  if (acceptance.kind === 'used') throw new Problem(exchangeProblems['memo.uuid.already.used'])
  return acceptance
}

async function write(services: IntakeServices, letterId: LetterId, sent: SentLetter, received: ReceivedLetter): Promise<Acceptance | { kind: 'mismatch' }> {
  const { messageUuid, senderId, systemId, way = 'REST' } = sent
  if (received.messageUuid !== undefined && received.messageUuid !== messageUuid) return { kind: 'mismatch' }
  const transmissionId = sent.transmissionId ?? (uuidV4() as TransmissionId) // branding
  const { sha256, content } = received
  return services.intakeWriter.write({ letterId, messageUuid, senderId, systemId, transmissionId, way, lane: 'single', sha256, content })
}
