import { listOutgoingMessages, messageState } from '../../../notifications/index.ts'
import type { Channel, MessageState } from '../../../notifications/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { listCaughtEmails } from './caught-emails.queries.ts'
import { findLinks } from './find-links.ts'
import { listMessageUuids } from './outbox.queries.ts'

/** More than these nobody looks through. */
export const outboxShown = 100

export interface OutboxWish {
  readonly kind?: Channel | undefined
  readonly to?: string | undefined
}

type OutgoingMessage = Awaited<ReturnType<typeof listOutgoingMessages>>[number]
type CaughtEmail = Awaited<ReturnType<typeof listCaughtEmails>>[number]

/** A message with how it stands, the letter it is about as its sender names it, what arrived of an e-mail, and the links in its text. */
export interface CapturedMessage extends OutgoingMessage {
  readonly state: MessageState
  readonly messageUuid: string | undefined
  readonly caught: CaughtEmail | undefined
  readonly links: readonly string[]
}

/** An e-mail is shown as it arrived; until then as it was planned. */
function captured(message: OutgoingMessage, messageUuid: string | undefined, caught: CaughtEmail | undefined): CapturedMessage {
  const { subject = message.subject } = caught?.headers ?? {}
  const body = caught?.body ?? message.body
  return { ...message, subject, body, state: messageState(message), messageUuid, caught, links: findLinks(body) }
}

/** E-mails, SMS and letters on paper, newest first. */
export function readOutbox(database: Database, { kind, to }: OutboxWish): Promise<CapturedMessage[]> {
  return database.read(async (on) => {
    const messages = await listOutgoingMessages(on, { channel: kind ?? null, address: to ?? null, limit: outboxShown })
    const letterIds = messages.flatMap(({ letterId }) => (letterId === null ? [] : [letterId]))
    const uuids = new Map((await listMessageUuids(on, { letterIds })).map((row) => [row.letterId, row.messageUuid]))
    const caught = new Map((await listCaughtEmails(on, { messageIds: messages.map(({ messageId }) => messageId) })).map((row) => [row.messageId, row]))
    return messages.map((message) => captured(message, uuids.get(message.letterId ?? ''), caught.get(message.messageId)))
  })
}
