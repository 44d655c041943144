import { recordEvents } from '../events/index.ts'
import type { PartyId } from '../parties/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { MailFault } from './mail-fault.ts'
import type { MessageId } from './outgoing-message.ts'

interface GivenUp {
  readonly messageId: MessageId
  readonly partyId: PartyId | null
  readonly fault: MailFault
  readonly attempts: number
}

/** Events of e-mails that will not arrive, in the logs of the parties they concern; neither address nor words of the mail server stand there. */
export const recordGivenUp = (tx: Transaction, emails: readonly GivenUp[]): Promise<void> =>
  recordEvents(
    tx,
    emails.flatMap(({ messageId, partyId, fault, attempts }) =>
      partyId === null ? [] : [{ tag: 'NOTIFICATION_FAILED' as const, ownerId: partyId, actor: { kind: 'platform' as const }, properties: { channel: 'email', messageId, fault, attempts } }],
    ),
  )
