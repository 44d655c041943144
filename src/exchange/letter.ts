import type { Brand } from '../platform/brand.ts'

/** Also the id of the letter's content; a UUIDv7 of the business time of acceptance. */
export type LetterId = Brand<string, 'LetterId'>
/** The sender's id of the letter, lower case; used once on the whole platform, for ever. */
export type MessageUuid = Brand<string, 'MessageUuid'>
export type TransmissionId = Brand<string, 'TransmissionId'>
export type ReceiptId = Brand<string, 'ReceiptId'>

/** What a business receipt says (ngdp.md §2.6). RECEIVED is the technical receipt's. */
export type ReceiptStatus = 'COMPLETED' | 'INVALID' | 'NOT_ALLOWED'

/** A document as the letter's row keeps it, so that it can be shown and served without reading the letter again. */
export interface LetterDocument {
  readonly type: 'MAIN' | 'ADDITIONAL' | 'TECHNICAL'
  readonly documentId?: string
  readonly label?: string
  readonly files: readonly LetterFile[]
  readonly actions: readonly LetterAction[]
}

export interface LetterFile {
  readonly mediaType: string
  readonly filename: string
  readonly language: string
  /** Where the encoded content stands in the raw letter: first byte, and the one after the last. */
  readonly start: number
  readonly end: number
  /** Bytes after decoding. */
  readonly length: number
  readonly sha256: string
}

export interface LetterAction {
  readonly label: string
  readonly code: string
  readonly startsAt?: string
  readonly endsAt?: string
  readonly url?: string
  readonly reservation?: { readonly description: string; readonly location: string; readonly startsAt: string; readonly endsAt: string; readonly uuid: string }
}
