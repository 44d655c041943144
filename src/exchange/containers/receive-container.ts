import { createHash } from 'node:crypto'
import type { PartyId } from '../../parties/index.ts'
import type { ArchiveCompression, ArchiveLimits } from '../../platform/archive/index.ts'
import { ArchiveRejected, unpackArchive } from '../../platform/archive/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { ContentStore, PreparedContent } from '../../platform/content/index.ts'
import { prepareBlob, removeBlobs } from '../../platform/content/index.ts'
import { uuidV4, uuidV7 } from '../../platform/crypto/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { WakeBus } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import { asIncomplete } from '../intake/receive-letter.ts'
import type { TransmissionId } from '../letter.ts'
import { takeContainersStage } from '../stages.ts'
import { tellArchiveFault } from './archive-fault-texts.ts'
import type { ContainerId, ContainerLane, ContainerSender, ContainerWay } from './container.ts'
import type { PackPart } from './pack.ts'
import { PackWriter } from './pack.ts'
import { rejectContainer } from './reject-container.ts'
import { writeContainer } from './write-container.ts'

export interface ContainerServices {
  readonly database: Database
  readonly contentStore: ContentStore
  readonly wakeBus: Pick<WakeBus, 'wake'>
  readonly archiveLimits: ArchiveLimits
  readonly maxLetterBytes: number
}

export interface SentContainer {
  readonly senderId: PartyId
  readonly systemId: SystemId
  readonly way: ContainerWay
  readonly lane: ContainerLane
  /** Left out: a new one. Used for another transmission: container.id.already.used. */
  readonly transmissionId?: TransmissionId
  /** Writes what goes with a container that is new, in the same transaction. */
  readonly also?: (tx: Transaction, container: ContainerSender) => Promise<void>
  /** A tar of MeMos, plain or compressed. */
  readonly body: AsyncIterable<Uint8Array>
}

/** What the sender is told: the same however often the same bytes are sent. */
export interface ReceivedContainer {
  readonly kind: 'accepted' | 'repeated'
  readonly containerId: ContainerId
  readonly transmissionId: TransmissionId
  readonly receivedAt: Instant
  readonly lane: ContainerLane
  readonly entries: number
}

/** A container that came whole, with its letters packed and durable; not yet named by a row. */
export interface PackedContainer extends Omit<SentContainer, 'body' | 'transmissionId'> {
  readonly containerId: ContainerId
  readonly transmissionId: TransmissionId
  readonly compression: ArchiveCompression
  readonly length: number
  readonly sha256: Uint8Array
  readonly entries: number
  readonly parts: readonly PackPart[]
  readonly pack: PreparedContent
}

/** Bytes as transferred: counted and hashed while they pass. */
class Transfer {
  readonly hash = createHash('sha256')
  length = 0
  private readonly body: AsyncIterable<Uint8Array>

  constructor(body: AsyncIterable<Uint8Array>) {
    this.body = body
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.body) {
      this.length += chunk.length
      this.hash.update(chunk)
      yield chunk
    }
  }
}

async function pack(services: ContainerServices, sent: SentContainer, transmissionId: TransmissionId): Promise<PackedContainer> {
  const containerId = uuidV7(await services.database.now()) as ContainerId // branding
  const transfer = new Transfer(sent.body)
  const archive = unpackArchive(transfer.chunks(), services.archiveLimits)
  const writer = new PackWriter(services.maxLetterBytes)
  const content = await prepareBlob(services.contentStore, containerId, writer.write(archive.entries), 'short')
  const { senderId, systemId, way, lane, also } = sent
  const { length, hash } = transfer
  return { containerId, transmissionId, senderId, systemId, way, lane, compression: archive.compression ?? 'none', length, sha256: hash.digest(), entries: writer.entries, parts: writer.parts, pack: content, ...(also === undefined ? {} : { also }) }
}

/**
 * Takes a container in (exchange.md §2): its archive is checked whole while it comes, its letters are packed and durable when this answers; a worker
 * makes letters of them. The same bytes of the same sender are the same container. Throws memo.archive.rejected and container.too.large, told in the log too, memo.incomplete,
 * container.id.already.used, StorageFull; then nothing was taken in.
 */
export async function receiveContainer(services: ContainerServices, sent: SentContainer): Promise<ReceivedContainer> {
  const transmissionId = sent.transmissionId ?? (uuidV4() as TransmissionId) // branding
  const packed = await pack(services, sent, transmissionId).catch(async (error: unknown) => {
    if (!(error instanceof ArchiveRejected)) throw asIncomplete(error)
    await services.database.transaction((tx) => rejectContainer(tx, { ...sent, transmissionId }, error))
    throw new Problem(exchangeProblems[error.fault === 'too-large' ? 'container.too.large' : 'memo.archive.rejected'], { detail: tellArchiveFault(error, 'en'), cause: error })
  })
  passFaultPoint('after-pack')
  const received = await services.database.transaction((tx) => writeContainer(tx, packed)).catch(async (error: unknown) => {
    // After any other failure the pack may be named: the commit's answer can be lost.
    if (error instanceof Problem) await removeBlobs(services.contentStore, [packed.containerId])
    throw error
  })
  if (received.kind === 'repeated') await removeBlobs(services.contentStore, [packed.containerId])
  passFaultPoint('after-container-commit')
  services.wakeBus.wake(takeContainersStage)
  return received
}
