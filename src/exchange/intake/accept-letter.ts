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
import { letterKey } from './letter-key.ts'
import type { ReceivedLetter } from './receive-letter.ts'
import { receiveLetter } from './receive-letter.ts'

export interface IntakeServices {
  readonly database: Database
  readonly contentStore: ContentStore
  readonly intakeWriter: IntakeWriter
  readonly maxLetterBytes: number
}

export interface SentLetter {
  /** As the address names it. Left out: as the letter itself says. */
  readonly messageUuid?: MessageUuid | undefined
  readonly senderId: PartyId
  readonly systemId: SystemId
  /** Left out: REST. */
  readonly way?: 'REST' | 'SFTP'
  /** Left out: a new one. */
  readonly transmissionId?: TransmissionId
  readonly body: AsyncIterable<Uint8Array>
}

/** A letter that was taken in, now or before, with the key under which it is known. */
export type AcceptedLetter = Exclude<Acceptance, { kind: 'used' }> & { readonly messageUuid: MessageUuid }

/**
 * Takes one MeMo in: sealed, durable, its messageUUID used once for ever (exchange.md §2). The check comes later, in a worker.
 * Throws memo.uuid.missing, memo.uuid.mismatch, memo.uuid.already.used, memo.too.large, memo.empty, memo.incomplete; then nothing was stored.
 */
export async function acceptLetter(services: IntakeServices, sent: SentLetter): Promise<AcceptedLetter> {
  const letterId = uuidV7(await services.database.now()) as LetterId // branding
  const received = await receiveLetter(services.contentStore, letterId, sent.body, services.maxLetterBytes)
  passFaultPoint('after-content')
  const acceptance = await write(services, letterId, sent, received)
  // A large content that no row names would be an orphan; a kill before this line leaves it to the sweep.
  if (acceptance.kind !== 'accepted' && received.content.data === undefined) await services.contentStore.blobs.remove(letterId)
  if (acceptance.kind === 'accepted' || acceptance.kind === 'repeated') return acceptance
  throw new Problem(exchangeProblems[refusals[acceptance.kind]])
}

const refusals = { unnamed: 'memo.uuid.missing', mismatch: 'memo.uuid.mismatch', used: 'memo.uuid.already.used' } as const

async function write(services: IntakeServices, letterId: LetterId, sent: SentLetter, received: ReceivedLetter): Promise<AcceptedLetter | { kind: keyof typeof refusals }> {
  const { senderId, systemId, way = 'REST' } = sent
  const messageUuid = sent.messageUuid ?? letterKey(received.messageUuid)
  if (messageUuid === undefined) return { kind: 'unnamed' }
  if (received.messageUuid !== undefined && received.messageUuid !== messageUuid) return { kind: 'mismatch' }
  const transmissionId = sent.transmissionId ?? (uuidV4() as TransmissionId) // branding
  const { sha256, content } = received
  const acceptance = await services.intakeWriter.write({ letterId, messageUuid, senderId, systemId, transmissionId, way, lane: 'single', sha256, content })
  return acceptance.kind === 'used' ? acceptance : { ...acceptance, messageUuid }
}
