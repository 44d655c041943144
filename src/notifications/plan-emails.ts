import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { NewWork } from '../platform/work/index.ts'
import { planWork } from '../platform/work/index.ts'
import { isEmailAddress } from './email-address.ts'
import { insertEmails } from './emails.queries.ts'
import type { MessageId, NewEmail } from './outgoing-message.ts'
import { recordGivenUp } from './record-given-up.ts'
import { sendEmailStage } from './stages.ts'

/** What would end a header, or be taken for the end of a line, becomes a space. */
const onOneLine = (subject: string): string => subject.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/** E-mails are few and each concerns somebody else: nobody's wait for another's. */
export const workOf = (messageId: MessageId, dueAt: NewWork['dueAt']): NewWork => ({ subjectId: messageId, stage: sendEmailStage, lane: 'single', senderId: messageId, dueAt })

/**
 * Plans e-mails in the caller's transaction; they are sent after its commit. An e-mail whose `about` was planned before is left out.
 * One to something that is no address is given up at once, visibly, with the fault `address.invalid`: what is told must not undo what happened.
 */
export async function planEmails(tx: Transaction, emails: readonly NewEmail[]): Promise<void> {
  if (emails.length === 0) return
  const rows = emails.map((email) => ({ ...email, messageId: uuidV7(tx.now) as MessageId, reachable: isEmailAddress(email.to) })) // branding
  const inserted = await insertEmails(tx, {
    messageIds: rows.map(({ messageId }) => messageId),
    partyIds: rows.map(({ partyId }) => partyId ?? null),
    abouts: rows.map(({ about }) => about ?? null),
    addresses: rows.map(({ to }) => to),
    subjects: rows.map(({ subject }) => onOneLine(subject)),
    bodies: rows.map(({ body }) => body),
    faults: rows.map(({ reachable }) => (reachable ? null : 'address.invalid')),
    now: tx.now,
  })
  const planned = new Set(inserted.map(({ messageId }) => messageId))
  const fresh = rows.filter(({ messageId }) => planned.has(messageId))
  await planWork(tx, fresh.filter(({ reachable }) => reachable).map(({ messageId }) => workOf(messageId, tx.now)))
  await recordGivenUp(tx, fresh.filter(({ reachable }) => !reachable).map(({ messageId, partyId = null }) => ({ messageId, partyId, fault: 'address.invalid', attempts: 0 })))
}
