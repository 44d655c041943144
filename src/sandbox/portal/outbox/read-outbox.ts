import { listOutgoingMessages } from '../../../notifications/index.ts'
import type { Channel } from '../../../notifications/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { listMessageUuids } from './outbox.queries.ts'
import { findLinks } from './find-links.ts'

/** More than these nobody looks through. */
export const outboxShown = 100

export interface OutboxWish {
  readonly kind?: Channel | undefined
  readonly to?: string | undefined
}

type OutgoingMessage = Awaited<ReturnType<typeof listOutgoingMessages>>[number]

/** A captured message, the letter it is about as its sender names it, and the links in its text. */
export interface CapturedMessage extends OutgoingMessage {
  readonly messageUuid: string | undefined
  readonly links: readonly string[]
}

/** Captured e-mails, SMS and letters on paper, newest first. */
export function readOutbox(database: Database, { kind, to }: OutboxWish): Promise<CapturedMessage[]> {
  return database.read(async (on) => {
    const messages = await listOutgoingMessages(on, { channel: kind ?? null, address: to ?? null, limit: outboxShown })
    const letterIds = messages.flatMap(({ letterId }) => (letterId === null ? [] : [letterId]))
    const uuids = new Map((await listMessageUuids(on, { letterIds })).map((row) => [row.letterId, row.messageUuid]))
    return messages.map((message) => ({ ...message, messageUuid: uuids.get(message.letterId ?? ''), links: findLinks(message.body) }))
  })
}
