import type { Brand } from '../platform/brand.ts'

/** Also the id of the letter's content; a UUIDv7 of the business time of acceptance. */
export type LetterId = Brand<string, 'LetterId'>
/** The sender's id of the letter, lower case; used once on the whole platform, for ever. */
export type MessageUuid = Brand<string, 'MessageUuid'>
export type TransmissionId = Brand<string, 'TransmissionId'>
export type ReceiptId = Brand<string, 'ReceiptId'>

/** How a letter came. */
export type LetterWay = 'REST' | 'CONTAINER' | 'SFTP' | 'POST'

/** What a business receipt says (ngdp.md §2.6). RECEIVED is the technical receipt's. */
export type ReceiptStatus = 'COMPLETED' | 'INVALID' | 'NOT_ALLOWED'
