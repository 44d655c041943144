import type { Brand } from '../../platform/brand.ts'
import type { Instant } from '../../platform/clock/index.ts'

export type ReceiverId = Brand<string, 'ReceiverId'>
export type ReceiverCallId = Brand<string, 'ReceiverCallId'>

/**
 * What a receiver does with every call: answers 200, 400 or 500; reads and never answers; closes the connection without an answer;
 * answers 200 late; or answers 200 and then gives the letter the business receipt INVALID.
 */
export const behaviours = ['accept', 'refuse', 'error500', 'hang', 'drop', 'slow', 'reject-receipt'] as const
export type Behaviour = (typeof behaviours)[number]

/** What a call brought; `unreadable` where it was not what the door takes. */
export type ReceivedKind = 'letter' | 'receipt' | 'notice' | 'contact-notice' | 'unreadable'

/** Within the time that a delivery waits, so that a slow receiver is one that works. */
export const usualDelayMs = 5_000
export const maxDelayMs = 120_000

/** An endpoint of our own to aim systems at. */
export interface Receiver {
  readonly receiverId: ReceiverId
  readonly behaviour: Behaviour
  readonly delayMs: number
  readonly createdAt: Instant
}

/** A call as it is remembered: without its content. */
export interface ReceivedCall {
  readonly callId: ReceiverCallId
  readonly kind: ReceivedKind
  readonly messageUuid: string | null
  /** Of the letter, or of the whole body of anything else. */
  readonly byteCount: number
  readonly sha256: Uint8Array
  readonly behaviour: Behaviour
  /** Null when there was no answer. */
  readonly answerStatus: number | null
  /** Business time. */
  readonly calledAt: Instant
}

/** The doors of a receiver: what a system's endpoints are set to. */
export const doors = ['letters', 'notices', 'receipts'] as const
export type Door = (typeof doors)[number]

const receiversPath = '/sandbox/receivers'

/** The path of a receiver, or of one of its doors. */
export const receiverPath = (receiverId: string, door?: Door): string => `${receiversPath}/${receiverId}${door === undefined ? '' : `/${door}`}`
