import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { PreparedContent } from '../../platform/content/index.ts'
import type { Lane } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, LetterWay, MessageUuid, TransmissionId } from '../letter.ts'

/** A letter that has come in whole, is sealed, and waits to be written. */
export interface IncomingLetter {
  readonly letterId: LetterId
  readonly messageUuid: MessageUuid
  readonly senderId: PartyId
  readonly systemId: SystemId
  readonly transmissionId: TransmissionId
  readonly way: LetterWay
  readonly lane: Lane
  /** Of the raw message as transferred. */
  readonly sha256: Uint8Array
  readonly content: PreparedContent
}

/** What the sender is told: the same answer however often the same letter is sent. */
export type Acceptance =
  | { readonly kind: 'accepted' | 'repeated'; readonly transmissionId: TransmissionId; readonly acceptedAt: Instant }
  | { readonly kind: 'used' }
