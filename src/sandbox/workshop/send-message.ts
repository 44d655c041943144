import { Readable } from 'node:stream'
import type { MessageUuid } from '../../exchange/index.ts'
import { acceptLetter } from '../../exchange/index.ts'
import { readMessageUuid } from '../../memo/index.ts'
import type { SandboxServices } from '../portal/index.ts'
import { waitUntilDecided } from '../portal/index.ts'
import type { listSenderSystems } from './correspondents.queries.ts'

export type SenderSystem = Awaited<ReturnType<typeof listSenderSystems>>[number]

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
