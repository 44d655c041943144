import { z } from 'zod'
import { generalProblems, Problem } from '../platform/problems/index.ts'

const maxPageSize = 1_000
const defaultPageSize = 100

/** Which part of a search is wanted (ngdp.md §2.4): a zero-based page, or what follows the cursor of an earlier answer. */
export const searchPageQuery = z.object({
  page: z.coerce.number().int().min(0).max(1_000_000).default(0),
  size: z.coerce.number().int().min(1).max(maxPageSize).default(defaultPageSize),
  next: z.string().max(500).optional(),
})

export interface PageWanted {
  readonly page: number
  readonly size: number
}

/** One value, several with commas between them, or the field several times: all mean "any of these". */
export const anyOf = <Value extends z.ZodType<unknown, string>>(value: Value, max: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((part) => part.split(',')).map((part) => part.trim()))
    .pipe(z.array(value).max(max))
    .optional()

/** What every search answers beside its rows; `next` is missing on the last page. */
export const searchPageSchema = z.object({
  currentPage: z.int(),
  totalPages: z.int(),
  elementsOnPage: z.int(),
  totalElements: z.int(),
  next: z.string().optional(),
})

/** An opaque cursor as on the wire: base64 of the JSON array of the last row's sort values. */
export const writeCursor = (values: readonly (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString('base64')

/** A cursor of ours, read by its schema; undefined for anything else. */
export function readCursor<Values>(schema: z.ZodType<Values>, cursor: string): Values | undefined {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'))).data
  } catch {
    // Not JSON: made up or cut off.
    return undefined
  }
}

/** The id after which a page begins, of a search that goes by id; null: from the start. Throws request.invalid for what is no cursor of ours. */
export function idBefore<Id extends string>(next: string | undefined): Id | null {
  if (next === undefined) return null
  const [id] = readCursor(z.tuple([z.uuid()]), next) ?? []
  if (id === undefined) throw new Problem(generalProblems['request.invalid'], { fields: [{ field: 'next', code: 'invalid', message: 'Not the cursor of an earlier answer' }] })
  return id as Id // branding
}

interface FoundPage<Row> {
  /** One more than asked for when there is a next page. */
  readonly rows: readonly Row[]
  readonly total: number
  readonly cursorOf: (last: Row) => string
}

/** The rows of a page and what is said about it. */
export function searchPage<Row>({ page, size }: PageWanted, found: FoundPage<Row>): { rows: readonly Row[]; about: z.infer<typeof searchPageSchema> } {
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const next = found.rows.length > size && last !== undefined ? { next: found.cursorOf(last) } : {}
  return { rows, about: { currentPage: page, totalPages: Math.ceil(found.total / size), elementsOnPage: rows.length, totalElements: found.total, ...next } }
}
