import { z } from 'zod'
import { parseCprNumber, parseCvrNumber } from '../parties/index.ts'
import { readBy } from './read-by.ts'

/** CPR and CVR numbers together (issue "Delivery in earnest"; the wire names no limit). */
export const maxLookedUp = 10_000

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0)

/** Counted before any of them is read: a million wrong ones are one fault. */
function refuseTooMany(body: unknown, context: z.RefinementCtx): unknown {
  const { cprNumbers, cvrNumbers } = Object(body) as Record<string, unknown> // anything has any property, if undefined
  const count = lengthOf(cprNumbers) + lengthOf(cvrNumbers)
  if (count <= maxLookedUp) return body
  context.issues.push({ code: 'custom', message: `At most ${maxLookedUp} numbers together; these are ${count}`, input: undefined })
  return z.NEVER
}

/** The body of a bulk look-up. The wire shows no fields (ngdp.md §11); these are ours. A body that is left out has no numbers. */
export const bulkLookupSchema = z.preprocess(
  refuseTooMany,
  z.strictObject(
    {
      cprNumbers: z.array(readBy(parseCprNumber, 'Ten digits that begin with a date')).default([]),
      cvrNumbers: z.array(readBy(parseCvrNumber, 'Eight digits')).default([]),
    },
    // An unknown name may be anything, a number too: it is not repeated.
    { error: ({ code }) => (code === 'unrecognized_keys' ? 'Only cprNumbers and cvrNumbers' : 'An object with cprNumbers and cvrNumbers') },
  ),
)

export type BulkLookup = z.output<typeof bulkLookupSchema>
