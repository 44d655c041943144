import { uuidV7 } from '../platform/crypto/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { NewOutgoingMessage } from './outgoing-message.ts'
import { insertOutgoingMessages } from './outgoing-messages.queries.ts'

/**
 * Hands messages out in the caller's transaction. The sandbox catches them, which is their delivery; elsewhere they stay planned
 * until the gateway of their channel takes them.
 */
export async function sendMessages(tx: Transaction, messages: readonly NewOutgoingMessage[], mode: 'sandbox' | 'production'): Promise<void> {
  if (messages.length === 0) return
  await insertOutgoingMessages(tx, {
    messageIds: messages.map(() => uuidV7(tx.now)),
    channels: messages.map((message) => message.channel),
    partyIds: messages.map((message) => message.partyId),
    letterIds: messages.map((message) => message.letterId),
    addresses: messages.map((message) => message.address),
    subjects: messages.map((message) => message.subject),
    bodies: messages.map((message) => message.body),
    now: tx.now,
    sentAt: mode === 'sandbox' ? tx.now : null,
  })
}
