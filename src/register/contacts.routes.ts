import { z } from 'zod'
import { searchPageSchema } from '../organisations/index.ts'
import type { Answer, Route } from '../platform/http/index.ts'
import { route } from '../platform/http/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import type { RegisterServices } from './asking-authority.ts'
import { authenticateAuthority } from './asking-authority.ts'
import type { BulkLookup } from './bulk-lookup.ts'
import { bulkLookupSchema } from './bulk-lookup.ts'
import { contactSchema, presentContact } from './contact.ts'
import type { AskingSystem } from './contact-lookup.ts'
import { lookupsOf } from './contact-lookup.ts'
import { bulkQuery, contactIdSchema, contactsQuery } from './contacts-query.ts'
import { listContacts } from './contacts.queries.ts'
import { registerProblems } from './register.problems.ts'
import type { ContactSearch } from './search-contacts.ts'
import { searchContacts } from './search-contacts.ts'

const shared = {
  interface: 'system',
  audience: 'sender-system',
  problems: [registerProblems['contacts.not.allowed']],
} as const

const found = { 200: { json: searchPageSchema.extend({ contacts: z.array(contactSchema) }) } }

/** Searches, and records the look-up in the same transaction. */
const answerSearch = (services: RegisterServices, system: AskingSystem, search: ContactSearch): Promise<Answer> =>
  services.database.transaction(async (tx) => {
    const { rows, about } = await searchContacts(tx, search)
    await services.recordLookups(tx, lookupsOf(system, rows))
    return { status: 200, body: { ...about, contacts: rows.map((row) => presentContact(row, tx.now)) } }
  })

/** The numbers of a bulk look-up as a search; without any it would be a search for everybody. */
function searchFor({ cprNumbers, cvrNumbers }: BulkLookup): Pick<ContactSearch, 'cprNumber' | 'cvrNumber'> {
  if (cprNumbers.length + cvrNumbers.length === 0) refuse('A bulk look-up needs at least one number in cprNumbers or cvrNumbers')
  return { cprNumber: cprNumbers, cvrNumber: cvrNumbers }
}

function refuse(message: string): never {
  throw new Problem(generalProblems['request.invalid'], { fields: [{ field: 'body', code: 'invalid', message }], detail: `body: ${message}.` })
}

const searchRoute = (services: RegisterServices): Route =>
  route({
    ...shared,
    method: 'GET',
    path: '/apis/v1/contacts/',
    summary: 'Contacts by id, number or last change, in the order of their last change; with isBulkLookup=true those of the numbers in the body',
    query: contactsQuery,
    body: bulkLookupSchema,
    answers: found,
    handle: async ({ caller, query: { isBulk, ...query }, body }) => {
      const system = await authenticateAuthority(services, caller)
      if (!isBulk && body.cprNumbers.length + body.cvrNumbers.length > 0) refuse('A body belongs to isBulkLookup=true')
      return answerSearch(services, system, isBulk ? { ...query, ...searchFor(body) } : query)
    },
  })

/** For clients that cannot send a GET with a body. */
const bulkRoute = (services: RegisterServices): Route =>
  route({
    ...shared,
    method: 'POST',
    path: '/apis/brevdue/v1/contacts/bulk-lookup',
    summary: 'Contacts of up to 10 000 numbers: the same as GET contacts/ with isBulkLookup=true',
    query: bulkQuery,
    body: bulkLookupSchema,
    answers: found,
    handle: async ({ caller, query, body }) => answerSearch(services, await authenticateAuthority(services, caller), { ...query, ...searchFor(body) }),
  })

const oneRoute = (services: RegisterServices): Route =>
  route({
    ...shared,
    method: 'GET',
    path: '/apis/v1/contacts/{id}',
    summary: 'One contact',
    parameters: z.object({ id: contactIdSchema }),
    answers: { 200: { json: contactSchema } },
    problems: [...shared.problems, generalProblems['not.found']],
    handle: async ({ caller, parameters }) => {
      const system = await authenticateAuthority(services, caller)
      return services.database.transaction(async (tx) => {
        const [row] = await listContacts(tx, { contactIds: [parameters.id] })
        if (row === undefined) throw new Problem(generalProblems['not.found'])
        await services.recordLookups(tx, lookupsOf(system, [row]))
        return { status: 200, body: presentContact(row, tx.now) }
      })
    },
  })

/** `GET contacts/` and `contacts/{id}` of the wire (ngdp.md §3), and the bulk look-up as a POST. Every look-up is recorded in the transaction that answers it. */
export const contactRoutes = (services: RegisterServices): Route[] => [searchRoute(services), oneRoute(services), bulkRoute(services)]
