import { z } from 'zod'
import { anyOf, readCursor, searchPageQuery, searchPageSchema } from '../organisations/index.ts'
import { parseCprNumber, parseCvrNumber } from '../parties/index.ts'
import { instant, parseInstant } from '../platform/clock/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Caller, Route } from '../platform/http/index.ts'
import { route } from '../platform/http/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import { contactSchema, presentContact } from './contact.ts'
import type { AskingSystem, RecordLookups } from './contact-lookup.ts'
import { lookupsOf } from './contact-lookup.ts'
import { listContacts } from './contacts.queries.ts'
import { registerProblems } from './register.problems.ts'
import type { ContactId } from './registration.ts'
import { searchContacts } from './search-contacts.ts'

export interface RegisterServices {
  readonly database: Database
  /** Throws for a caller that is no active sender system. */
  readonly authenticateSender: (caller: Caller) => Promise<AskingSystem>
  readonly recordLookups: RecordLookups
}

/** So many ids or numbers at once. */
const maxChosen = 1_000

/** Turns a text into what a reader makes of it; the message never repeats the text, which may be a CPR number. */
const readBy = <Value>(read: (text: string) => Value | undefined, message: string) =>
  z.string().transform((text, context): Value => {
    const value = read(text)
    if (value !== undefined) return value
    context.issues.push({ code: 'custom', message, input: text })
    return z.NEVER
  })

const contactId = z.uuid().transform((id) => id.toLowerCase() as ContactId) // branding

const cursor = readBy((text) => {
  const values = readCursor(z.tuple([z.int(), contactId]), text)
  return values === undefined ? undefined : { updatedAt: instant(values[0]), contactId: values[1] }
}, 'Not the cursor of an earlier answer')

/** A filter that is not known is refused: ignoring it would answer something else than was asked. */
const contactsQuery = searchPageQuery
  .extend({
    id: anyOf(contactId, maxChosen),
    cprNumber: anyOf(readBy(parseCprNumber, 'Ten digits that begin with a date'), maxChosen),
    cvrNumber: anyOf(readBy(parseCvrNumber, 'Eight digits'), maxChosen),
    lastUpdated: readBy(parseInstant, 'A date and time with zone, such as 2023-08-25T00:49:34.437Z').optional(),
    next: cursor.optional(),
  })
  .strict()
  .transform(({ next, ...rest }) => ({ ...rest, after: next }))

/** Citizens' enrolment is shown to those who may write to citizens: authorities. */
async function authenticate(services: RegisterServices, caller: Caller): Promise<AskingSystem> {
  const system = await services.authenticateSender(caller)
  if (system.organisationType !== 'AUTHORITY') throw new Problem(registerProblems['contacts.not.allowed'])
  return system
}

const shared = {
  method: 'GET',
  interface: 'system',
  audience: 'sender-system',
  problems: [registerProblems['contacts.not.allowed']],
} as const

const searchRoute = (services: RegisterServices): Route =>
  route({
    ...shared,
    path: '/apis/v1/contacts/',
    summary: 'Contacts by id, number or last change, in the order of their last change',
    query: contactsQuery,
    answers: { 200: { json: searchPageSchema.extend({ contacts: z.array(contactSchema) }) } },
    handle: async ({ caller, query }) => {
      const system = await authenticate(services, caller)
      return services.database.transaction(async (tx) => {
        const { rows, about } = await searchContacts(tx, query)
        await services.recordLookups(tx, lookupsOf(system, rows))
        return { status: 200, body: { ...about, contacts: rows.map((row) => presentContact(row, tx.now)) } }
      })
    },
  })

const oneRoute = (services: RegisterServices): Route =>
  route({
    ...shared,
    path: '/apis/v1/contacts/{id}',
    summary: 'One contact',
    parameters: z.object({ id: contactId }),
    answers: { 200: { json: contactSchema } },
    problems: [...shared.problems, generalProblems['not.found']],
    handle: async ({ caller, parameters }) => {
      const system = await authenticate(services, caller)
      return services.database.transaction(async (tx) => {
        const [row] = await listContacts(tx, { contactIds: [parameters.id] })
        if (row === undefined) throw new Problem(generalProblems['not.found'])
        await services.recordLookups(tx, lookupsOf(system, [row]))
        return { status: 200, body: presentContact(row, tx.now) }
      })
    },
  })

/** `GET contacts/` and `contacts/{id}` of the wire (ngdp.md §3). Every look-up is recorded in the transaction that answers it. */
export const contactRoutes = (services: RegisterServices): Route[] => [searchRoute(services), oneRoute(services)]
