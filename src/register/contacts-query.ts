import { z } from 'zod'
import { anyOf, readCursor, searchPageQuery } from '../organisations/index.ts'
import { parseCprNumber, parseCvrNumber } from '../parties/index.ts'
import { instant, parseInstant } from '../platform/clock/index.ts'
import { maxLookedUp } from './bulk-lookup.ts'
import { readBy } from './read-by.ts'
import type { ContactId } from './registration.ts'

/** So many ids or numbers at once in an address; more go into the body of a bulk look-up. */
const maxChosen = 1_000

const defaultPageSize = 100

export const contactIdSchema = z.uuid().transform((id) => id.toLowerCase() as ContactId) // branding

const cursor = readBy((text) => {
  const values = readCursor(z.tuple([z.int(), contactIdSchema]), text)
  return values === undefined ? undefined : { updatedAt: instant(values[0]), contactId: values[1] }
}, 'Not the cursor of an earlier answer')

const pageShape = {
  ...searchPageQuery.shape,
  size: searchPageQuery.shape.size.unwrap().optional(),
  lastUpdated: readBy(parseInstant, 'A date and time with zone, such as 2023-08-25T00:49:34.437Z').optional(),
  next: cursor.optional(),
}

/** Beside the numbers of a bulk look-up: all are answered at once unless pages are asked for. */
export const bulkQuery = z.strictObject(pageShape).transform(({ next, size = maxLookedUp, ...rest }) => ({ ...rest, size, after: next }))

/** A filter that is not known is refused: ignoring it would answer something else than was asked. */
export const contactsQuery = z
  .strictObject({
    ...pageShape,
    id: anyOf(contactIdSchema, maxChosen),
    cprNumber: anyOf(readBy(parseCprNumber, 'Ten digits that begin with a date'), maxChosen),
    cvrNumber: anyOf(readBy(parseCvrNumber, 'Eight digits'), maxChosen),
    isBulkLookup: z.enum(['true', 'false']).optional(),
  })
  .refine(({ isBulkLookup, id, cprNumber, cvrNumber }) => isBulkLookup !== 'true' || (id ?? cprNumber ?? cvrNumber) === undefined, {
    path: ['isBulkLookup'],
    message: 'The numbers of a bulk look-up stand in the body alone',
  })
  .transform(({ next, isBulkLookup, size, ...rest }) => {
    const isBulk = isBulkLookup === 'true'
    return { ...rest, isBulk, size: size ?? (isBulk ? maxLookedUp : defaultPageSize), after: next }
  })
