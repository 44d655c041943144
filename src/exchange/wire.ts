import { z } from 'zod'
import type { Instant } from '../platform/clock/index.ts'
import { instantText } from '../platform/clock/index.ts'
import type { TransmissionId } from './letter.ts'

/** The wire's Receipt (API 1.68.0). */
export const receiptSchema = z.object({
  transmissionId: z.uuid(),
  messageUUID: z.uuid().optional(),
  messageId: z.string().optional(),
  errorCode: z.string().optional(),
  errorMessage: z.string().optional(),
  timeStamp: z.string(),
  receiptStatus: z.enum(['NOT_ALLOWED', 'INVALID', 'RECEIVED', 'COMPLETED']),
})
export type Receipt = z.infer<typeof receiptSchema>

/** A receipt as a row keeps it. */
export interface ReceiptRow {
  readonly transmissionId: TransmissionId
  readonly messageUuid: string
  readonly messageId: string | null
  readonly status: 'COMPLETED' | 'INVALID' | 'NOT_ALLOWED'
  readonly errorCode: string | null
  readonly errorMessage: string | null
  readonly createdAt: Instant
}

export const receiptOf = (row: ReceiptRow): Receipt => ({
  transmissionId: row.transmissionId,
  messageUUID: row.messageUuid,
  ...(row.messageId === null ? {} : { messageId: row.messageId }),
  ...(row.errorCode === null ? {} : { errorCode: row.errorCode }),
  ...(row.errorMessage === null ? {} : { errorMessage: row.errorMessage }),
  timeStamp: instantText(row.createdAt),
  receiptStatus: row.status,
})

const maxPageSize = 1_000

/** Zero-based page and its size, as on the wire. */
export const pageQuery = z.object({
  page: z.coerce.number().int().min(0).max(1_000_000).default(0),
  size: z.coerce.number().int().min(1).max(maxPageSize).default(100),
})
export type PageQuery = z.infer<typeof pageQuery>

const pagingArguments = z.object({ page: z.int(), size: z.int(), ordering: z.array(z.object({ property: z.string(), direction: z.enum(['ASC', 'DESC']) })) })

/** The wire's PagingResultUUID. */
export const pagingResultSchema = z.object({
  content: z.array(z.uuid()),
  number: z.int(),
  size: z.int(),
  previous: pagingArguments.optional(),
  next: pagingArguments.optional(),
  totalElements: z.int(),
  totalPages: z.int(),
})

export function pagingResult(content: readonly string[], { page, size }: PageQuery, totalElements: number): z.infer<typeof pagingResultSchema> {
  const totalPages = Math.ceil(totalElements / size)
  const beside = (number: number) => ({ page: number, size, ordering: [] })
  return {
    content: [...content],
    number: page,
    size,
    ...(page > 0 ? { previous: beside(page - 1) } : {}),
    ...(page + 1 < totalPages ? { next: beside(page + 1) } : {}),
    totalElements,
    totalPages,
  }
}
