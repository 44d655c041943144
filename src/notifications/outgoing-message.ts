import type { PartyId } from '../parties/index.ts'

export type Channel = 'email' | 'sms' | 'paper'

/** What leaves the platform for a person's eyes; one per letter and channel, however often it is asked for. */
export interface NewOutgoingMessage {
  readonly channel: Channel
  readonly partyId: PartyId
  readonly letterId: string
  /** E-mail address, mobile number or postal address. */
  readonly address: string
  readonly subject: string
  readonly body: string
}
