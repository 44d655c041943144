import type { PartyId } from '../../parties/index.ts'
import { instantText } from '../../platform/clock/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { ContainerServices } from '../containers/receive-container.ts'
import { receiveContainer } from '../containers/receive-container.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import type { TransmissionId } from '../letter.ts'
import type { Receipt } from '../wire.ts'
import type { IntakeServices } from './accept-letter.ts'
import { acceptLetter } from './accept-letter.ts'
import type { IncomingBody } from './incoming-body.ts'
import { letterKey } from './letter-key.ts'
import { tooLarge } from './receive-letter.ts'

/** What a sender's system sends by REST: a letter, or a container of them. */
export interface Sending {
  readonly senderId: PartyId
  readonly systemId: SystemId
  /** Used if nothing like it came before. */
  readonly transmissionId: TransmissionId
  /** As the address names it. */
  readonly uuid: string | undefined
  /** By its headers; 0 where they say nothing. */
  readonly announcedBytes: number
  readonly body: IncomingBody
}

async function takeLetter(services: IntakeServices, { uuid, announcedBytes, body, ...sender }: Sending): Promise<Receipt> {
  const messageUuid = letterKey(uuid)
  const mayBeUnnamed = body.isUpload && uuid === undefined
  if (messageUuid === undefined && !mayBeUnnamed) throw new Problem(exchangeProblems['memo.uuid.missing'])
  if (!body.isUpload && announcedBytes > services.maxLetterBytes) throw tooLarge(services.maxLetterBytes)
  const accepted = await acceptLetter(services, { ...sender, messageUuid, body: body.bytes })
  return { transmissionId: accepted.transmissionId, messageUUID: accepted.messageUuid, timeStamp: instantText(accepted.acceptedAt), receiptStatus: 'RECEIVED' }
}

async function takeContainer(services: ContainerServices, { uuid, announcedBytes, body, ...sender }: Sending): Promise<Receipt> {
  if (uuid !== undefined) throw new Problem(exchangeProblems['container.uuid.not.allowed'])
  const { maxCompressedBytes } = services.archiveLimits
  if (!body.isUpload && announcedBytes > maxCompressedBytes) throw new Problem(exchangeProblems['container.too.large'], { detail: `The limit is ${maxCompressedBytes} bytes.` })
  const { transmissionId, receivedAt } = await receiveContainer(services, { ...sender, way: 'REST', lane: 'bulk', body: body.bytes })
  return { transmissionId, timeStamp: instantText(receivedAt), receiptStatus: 'RECEIVED' }
}

/**
 * Takes in what was sent and answers its technical receipt: durable, and the same however often the same is sent.
 * Throws what is wrong with it as a Problem, StorageFull; then nothing was taken in.
 */
export const takeSending = (services: IntakeServices & ContainerServices, sending: Sending): Promise<Receipt> =>
  sending.body.kind === 'letter' ? takeLetter(services, sending) : takeContainer(services, sending)
