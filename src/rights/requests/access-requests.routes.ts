import { z } from 'zod'
import { anyOf, readCursor, searchPage, searchPageQuery, searchPageSchema, writeCursor } from '../../organisations/index.ts'
import type { Read } from '../../platform/database/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Answer, Route } from '../../platform/http/index.ts'
import { ifMatchOf } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { Acting } from '../acting.ts'
import { employeeApiRoute } from '../employee-api-route.ts'
import type { AccessRequestId } from './access-request.ts'
import { requestStates } from './access-request.ts'
import type { AccessRequest } from './access-requests.queries.ts'
import { decideRequest } from './decide-request.ts'
import { findAskedOrganisation } from './find-asked-organisation.ts'
import { getSeenRequest, searchRequests } from './read-requests.ts'
import { requestProblems } from './requests.problems.ts'
import { decideRefusals, submitRefusals } from './refusal-codes.ts'
import { submitRequest } from './submit-request.ts'
import { decisionSchema, newRequestSchema, presentRequest, requestSchema } from './wire-request.ts'
import { withdrawRequest } from './withdraw-request.ts'

export interface RequestApiServices {
  readonly database: Database
  /** The address of the portals, for links in e-mails; without a slash at the end. */
  readonly baseUrl: () => string
}

const collectionPath = '/apis/v1/access-requests/'
const ofOne = {
  path: `${collectionPath}{id}`,
  parameters: z.object({ id: z.uuid().transform((id) => id.toLowerCase() as AccessRequestId) }), // branding
} as const
const versioned = [generalProblems['not.found'], generalProblems['version.required'], generalProblems['version.conflict'], requestProblems['access.request.decided']]

const presentById = async (on: Read, acting: Acting, requestId: AccessRequestId): Promise<Answer['body']> => presentRequest(await getSeenRequest(on, acting, requestId))

function refuseField(field: string, message: string): never {
  throw new Problem(generalProblems['request.invalid'], { fields: [{ field, code: 'invalid', message }], detail: `${field}: ${message}.` })
}

const submitRoute = (services: RequestApiServices): Route =>
  employeeApiRoute(services, {
    action: 'rights.request',
    method: 'POST',
    path: collectionPath,
    summary: 'Ask an organisation, by id or CVR number, for rights; the same request again (200) is the one that is open',
    body: newRequestSchema,
    answers: { 200: { json: requestSchema }, 201: { json: requestSchema } },
    problems: Object.values(submitRefusals),
    handle: ({ body: { named, accessTo, privileges, endsAt, note } }, acting) =>
      services.database.transaction(async (tx) => {
        if (named.some((identityId) => identityId !== acting.identityId)) refuseField('requester', 'Whoever asks does so for himself')
        const organisation = (await findAskedOrganisation(tx, accessTo)) ?? refuseField('accessTo', 'No organisation has this id or number')
        const outcome = await submitRequest(tx, { ...acting, baseUrl: services.baseUrl() }, { organisation, privileges, endsAt, note })
        if (outcome.kind === 'refused') throw new Problem(submitRefusals[outcome.why])
        return { status: outcome.kind === 'submitted' ? 201 : 200, body: await presentById(tx, acting, outcome.requestId) }
      }),
  })

const searchQuery = searchPageQuery.extend({ requestState: anyOf(z.enum(requestStates), requestStates.length) }).strict()

const cursorOf = (next: string | undefined): AccessRequestId | undefined => {
  if (next === undefined) return undefined
  const [after] = readCursor(z.tuple([z.uuid()]), next) ?? refuseField('next', 'Not the cursor of an earlier answer')
  return after as AccessRequestId // branding
}

const searchRoute = (services: RequestApiServices): Route =>
  employeeApiRoute(services, {
    action: 'rights.request',
    method: 'GET',
    path: collectionPath,
    summary: 'The caller’s own requests and, for a rights administrator, those to the organisation acted for, newest first; criterion: requestState',
    query: searchQuery,
    answers: { 200: { json: searchPageSchema.extend({ accessRequests: z.array(requestSchema) }) } },
    handle: async ({ query: { requestState, next, ...wanted } }, acting) => {
      const after = cursorOf(next)
      const offset = after === undefined ? wanted.page * wanted.size : 0
      const { rows, total } = await services.database.read((on) => searchRequests(on, acting, { states: requestState, after, offset, limit: wanted.size + 1 }))
      const found = searchPage<AccessRequest>(wanted, { rows, total, cursorOf: ({ requestId }) => writeCursor([requestId]) })
      return { status: 200, body: { ...found.about, accessRequests: found.rows.map(presentRequest) } }
    },
  })

const oneRoute = (services: RequestApiServices): Route =>
  employeeApiRoute(services, {
    ...ofOne,
    action: 'rights.request',
    method: 'GET',
    summary: 'One of them',
    answers: { 200: { json: requestSchema } },
    problems: [generalProblems['not.found']],
    handle: async ({ parameters: { id } }, acting) => ({ status: 200, body: await services.database.read((on) => presentById(on, acting, id)) }),
  })

const decideRoute = (services: RequestApiServices): Route =>
  employeeApiRoute(services, {
    ...ofOne,
    action: 'rights.manage',
    method: 'PUT',
    summary: 'Approve (requestState APPROVED) or reject (REJECTED with rejectionReason) a request; If-Match carries its version',
    body: decisionSchema,
    answers: { 200: { json: requestSchema } },
    problems: [...versioned, ...Object.values(decideRefusals)],
    handle: ({ parameters: { id }, body, caller }, acting) => {
      const version = ifMatchOf(caller)
      return services.database.transaction(async (tx) => {
        const outcome = await decideRequest(tx, { ...acting, baseUrl: services.baseUrl() }, { requestId: id, version }, body)
        if (outcome.kind === 'unknown') throw new Problem(generalProblems['not.found'])
        if (outcome.kind === 'conflict') throw new Problem(generalProblems['version.conflict'])
        if (outcome.kind === 'decided') throw new Problem(requestProblems['access.request.decided'], { detail: `It is ${outcome.request.state}.` })
        if (outcome.kind === 'refused') throw new Problem(decideRefusals[outcome.why])
        return { status: 200, body: await presentById(tx, acting, id) }
      })
    },
  })

const withdrawRoute = (services: RequestApiServices): Route =>
  employeeApiRoute(services, {
    ...ofOne,
    action: 'rights.request',
    method: 'DELETE',
    summary: 'Withdraw one’s own request before it is decided; If-Match carries its version',
    answers: { 204: { empty: true } },
    problems: [...versioned, requestProblems['access.request.not.yours']],
    handle: ({ parameters: { id }, caller }, acting) => {
      const version = ifMatchOf(caller)
      return services.database.transaction(async (tx) => {
        const request = await getSeenRequest(tx, acting, id)
        if (request.identityId !== acting.identityId) throw new Problem(requestProblems['access.request.not.yours'])
        const outcome = await withdrawRequest(tx, acting, { requestId: id, version })
        if (outcome === 'conflict') throw new Problem(generalProblems['version.conflict'])
        if (outcome === 'decided') throw new Problem(requestProblems['access.request.decided'])
        return { status: 204 }
      })
    },
  })

/** `access-requests/` of the wire, without its documentations: files are not kept here. Requests that do not concern the caller are not found. */
export const accessRequestRoutes = (services: RequestApiServices): Route[] => [submitRoute, searchRoute, oneRoute, decideRoute, withdrawRoute].map((make) => make(services))
