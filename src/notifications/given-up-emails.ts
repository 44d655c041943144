import type { Read, Transaction } from '../platform/database/index.ts'
import { planWork } from '../platform/work/index.ts'
import { listGivenUpEmails, updateGivenUpEmail } from './emails.queries.ts'
import type { MessageId } from './outgoing-message.ts'
import { workOf } from './plan-emails.ts'

/** A message that will not arrive unless the operator tries again. */
export type FailedMessage = Awaited<ReturnType<typeof listGivenUpEmails>>[number]

export interface FailedMessagesPage {
  /** The last message of the page before; absent for the first page. */
  readonly before?: MessageId | undefined
  readonly limit: number
}

/** Given-up messages, newest first. */
export const listFailedMessages = (on: Read, { before, limit }: FailedMessagesPage): Promise<FailedMessage[]> => listGivenUpEmails(on, { before: before ?? null, limit })

/** Tries a given-up message again from the beginning of its attempts, at once. False when it was not given up: sent or tried again meanwhile, or unknown. */
export async function retryMessage(tx: Transaction, messageId: MessageId): Promise<boolean> {
  const waiting = await updateGivenUpEmail(tx, { messageId, now: tx.now })
  await planWork(tx, waiting.map((row) => workOf(row.messageId, tx.now)))
  return waiting.length > 0
}
