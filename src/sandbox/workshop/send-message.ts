import { Readable } from 'node:stream'
import type { MessageUuid } from '../../exchange/index.ts'
import { acceptLetter } from '../../exchange/index.ts'
import { readMessageUuid } from '../../memo/index.ts'
import type { Choice } from '../../platform/ui/index.ts'
import type { SandboxServices } from '../portal/index.ts'
import { waitUntilDecided } from '../portal/index.ts'
import type { listSenderSystems } from './correspondents.queries.ts'
import type { Draft } from './draft.ts'

export type SenderSystem = Awaited<ReturnType<typeof listSenderSystems>>[number]

/** Sender systems to choose from, named by their organisation. */
export const systemChoices = (systems: readonly SenderSystem[]): Choice[] =>
  systems.map(({ systemId, systemName, organisationName, cvrNumber }) => ({ value: systemId, label: `${organisationName} (${cvrNumber}): ${systemName}` }))

/** The sender's CVR number also where the letter keeps no schema. */
const senderPattern = /<(?:[\w.-]+:)?senderID>\s*(\d{8})\s*</

/** The system that a form names, or else one of the letter's own sender. */
export function findSystem(systems: readonly SenderSystem[], { system, message }: Pick<Draft, 'system' | 'message'>): SenderSystem | undefined {
  if (system !== '') return systems.find(({ systemId }) => systemId === system)
  const sender = senderPattern.exec(message)?.[1]
  return systems.find(({ cvrNumber }) => cvrNumber === sender)
}

/** A message to send as it stands. */
export interface MessageToSend {
  readonly bytes: Buffer
  /** The key of a message that says none itself, the same each time its form is sent. */
  readonly spareUuid: string
}

/**
 * Sends a message as a demo system, by the same way as every letter; the same message again gets the same answer.
 * Throws what taking in throws (memo.uuid.already.used, memo.empty …); then nothing was stored.
 */
export async function sendMessage(services: SandboxServices, { systemId, partyId }: SenderSystem, { bytes, spareUuid }: MessageToSend): Promise<MessageUuid> {
  const messageUuid = (readMessageUuid(bytes) ?? spareUuid) as MessageUuid // branding
  await acceptLetter(services.intake, { messageUuid, senderId: partyId, systemId, body: Readable.from([bytes]) })
  await waitUntilDecided(services, messageUuid)
  return messageUuid
}
