import type { PartyId } from '../parties/index.ts'
import type { Brand } from '../platform/brand.ts'

/*
 * An e-mail: waiting → sent | (not sent: waiting again, later) | given up → waiting, when the operator tries again
 *
 * waiting   a row of work at the stage `send-email`; `next_attempt_at` is when it is due again
 * sent      the mail server took it
 * given up  refused for good, or tried too often; visible to the operator
 *
 * An SMS or a letter on paper: planned → sent. The sandbox catches them at once; elsewhere they wait for their gateway.
 */

export type MessageId = Brand<string, 'OutgoingMessageId'>

export type Channel = 'email' | 'sms' | 'paper'

/** A letter that leaves on paper or by SMS; one per letter and channel, however often it is asked for. */
export interface NewOutgoingMessage {
  readonly channel: Channel
  readonly partyId: PartyId
  readonly letterId: string
  /** Mobile number or postal address. */
  readonly address: string
  readonly subject: string
  readonly body: string
}

export interface NewEmail {
  readonly to: string
  /** Line breaks and other control characters become spaces. */
  readonly subject: string
  /** Plain text. */
  readonly body: string
  /** In whose log it stands when the e-mail was given up. */
  readonly partyId?: PartyId
  /** What it is about, at most 200 characters; a second e-mail with the same key is not planned. */
  readonly about?: string
}
