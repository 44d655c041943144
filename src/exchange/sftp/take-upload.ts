import { Readable } from 'node:stream'
import { Problem } from '../../platform/problems/index.ts'
import type { SpooledFile } from '../../platform/sftp/index.ts'
import type { CallingSystem } from '../../systems/index.ts'
import type { ContainerServices } from '../containers/receive-container.ts'
import { receiveContainer } from '../containers/receive-container.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import type { IntakeServices } from '../intake/accept-letter.ts'
import { acceptLetter } from '../intake/accept-letter.ts'
import { asRefusal } from '../intake/as-refusal.ts'
import type { MessageUuid, TransmissionId } from '../letter.ts'
import { sftpProblems } from './sftp.problems.ts'
import type { UploadName } from './upload-name.ts'

export type TakingServices = IntakeServices & ContainerServices

/** A name under which a file counts. */
export type FinalName = Exclude<UploadName, { kind: 'part' }>

export const transmissionOf = (name: FinalName): TransmissionId => (name.kind === 'letter' ? (name.messageUuid as string as TransmissionId) : name.transmissionId) // a letter that came alone: one id for both

/** What of a letter's beginning and end is looked at. */
const edgeBytes = 4_096
const begin = /<(?:[\w.-]+:)?Message[\s>]/
const end = /<\/(?:[\w.-]+:)?Message\s*>/

async function edge(file: SpooledFile, start: number): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of file.read(start)) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= edgeBytes) break
  }
  return Buffer.concat(chunks).subarray(0, edgeBytes).toString('latin1')
}

/**
 * Programs close a file also when they are interrupted: a letter that begins and does not end was not sent whole. Taken in, it would use up its UUID.
 * Of containers the archive's end tells.
 */
async function isCut(file: SpooledFile): Promise<boolean> {
  return begin.test(await edge(file, 0)) && !end.test(await edge(file, Math.max(0, file.length - edgeBytes)))
}

async function takeLetter(services: TakingServices, system: CallingSystem, messageUuid: MessageUuid, file: SpooledFile): Promise<TransmissionId> {
  if (file.length > services.maxLetterBytes) throw new Problem(exchangeProblems['memo.too.large'], { detail: `The limit is ${services.maxLetterBytes} bytes.` })
  if (await isCut(file)) throw new Problem(exchangeProblems['memo.incomplete'])
  const transmissionId = transmissionOf({ kind: 'letter', messageUuid })
  const { systemId, organisationPartyId: senderId } = system
  const accepted = await acceptLetter(services, { messageUuid, senderId, systemId, way: 'SFTP', transmissionId, body: Readable.from(file.read()) })
  return accepted.transmissionId
}

async function takeContainer(services: TakingServices, system: CallingSystem, transmissionId: TransmissionId, file: SpooledFile): Promise<TransmissionId> {
  const { systemId, organisationPartyId: senderId } = system
  const received = await receiveContainer(services, { senderId, systemId, way: 'SFTP', lane: 'bulk', transmissionId, body: file.read() })
  return received.transmissionId
}

/**
 * Takes a file in under its final name: what it bears is durable when this answers. The name's UUID is the transmissionId, so a sender knows where its
 * receipt will be. Throws Problem: intake.overloaded when trying again helps, else what is wrong with the file.
 */
export async function takeUpload(services: TakingServices, system: CallingSystem, name: FinalName, file: SpooledFile): Promise<void> {
  const taken = name.kind === 'letter' ? takeLetter(services, system, name.messageUuid, file) : takeContainer(services, system, name.transmissionId, file)
  const transmissionId = await taken.catch((error: unknown) => {
    throw asRefusal(error)
  })
  if (transmissionId !== transmissionOf(name)) throw new Problem(sftpProblems['sftp.sent.before'], { detail: `Its transmissionId is ${transmissionId}.` })
}
