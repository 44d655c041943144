import type { Instant } from '../platform/clock/index.ts'

/** `retrying`: an attempt failed, another one is planned. */
export type MessageState = 'waiting' | 'retrying' | 'sent' | 'failed'

interface MessageTimes {
  readonly attempts: number
  readonly sentAt: Instant | null
  readonly failedAt: Instant | null
}

/** How a message stands, by what is stored of it. */
export function messageState({ attempts, sentAt, failedAt }: MessageTimes): MessageState {
  if (sentAt !== null) return 'sent'
  if (failedAt !== null) return 'failed'
  return attempts === 0 ? 'waiting' : 'retrying'
}
