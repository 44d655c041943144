import { z } from 'zod'
import { authorityTypes } from '../organisations/index.ts'
import type { ContentStore } from '../platform/content/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Answer, Route } from '../platform/http/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import type { Acting } from '../rights/index.ts'
import { actorOf, employeeApiRoute } from '../rights/index.ts'
import type { AgreementId } from './agreement.ts'
import { agreementStates, maxReasonLength } from './agreement.ts'
import { agreementProblems } from './agreements.problems.ts'
import { countAgreements, listAgreements } from './agreements.queries.ts'
import type { Decider } from './decide-agreement.ts'
import { approveAgreement, refuseAgreement } from './decide-agreement.ts'
import { agreementSchema, present } from './present-agreement.ts'
import { fileOf, findStandingAgreement, getAgreement } from './read-agreements.ts'

export interface AgreementApiServices {
  readonly database: Database
  readonly contentStore: ContentStore
  /** Under which people reach the portals, without a slash at the end. */
  readonly portalUrl: () => string
}

const listSchema = z.object({ currentPage: z.int(), totalPages: z.int(), elementsOnPage: z.int(), totalElements: z.int(), agreements: z.array(agreementSchema) })
const listQuery = z.object({ state: z.enum(agreementStates).optional(), page: z.coerce.number().int().min(0).max(1_000_000).default(0), size: z.coerce.number().int().min(1).max(1_000).default(100) })

const address = '/apis/brevdue/v1/agreements/'
const decide = 'agreements.decide'
const ofOne = {
  action: decide,
  parameters: z.object({ id: z.uuid().transform((id) => id.toLowerCase() as AgreementId) }), // branding
  problems: [generalProblems['not.found']],
} as const
const decision = { ...ofOne, method: 'POST', answers: { 200: { json: agreementSchema } }, problems: [...ofOne.problems, agreementProblems['agreement.decided.already']] } as const

const deciderOf = (acting: Acting): Decider => ({ actor: actorOf(acting), identityId: acting.identityId })
const answerOne = async ({ database }: AgreementApiServices, id: AgreementId): Promise<Answer> => ({ status: 200, body: present(await database.read((on) => getAgreement(on, id, null))) })

const listRoute = (services: AgreementApiServices): Route =>
  employeeApiRoute(services, {
    action: decide,
    method: 'GET',
    path: address,
    summary: 'The connection agreements of all authorities, those that wait first',
    query: listQuery,
    answers: { 200: { json: listSchema } },
    handle: ({ query: { state = null, page, size } }) =>
      services.database.read(async (on) => {
        const { count } = await countAgreements(on, { state })
        const rows = await listAgreements(on, { agreementId: null, partyId: null, state, limit: size, offset: page * size })
        return { status: 200, body: { currentPage: page, totalPages: Math.ceil(count / size), elementsOnPage: rows.length, totalElements: count, agreements: rows.map(present) } }
      }),
  })

/** Agreements for programs: the operator's, and an authority's own. */
export const agreementRoutes = (services: AgreementApiServices): Route[] => [
  listRoute(services),
  employeeApiRoute(services, {
    action: 'agreement.accept',
    method: 'GET',
    path: `${address}own`,
    summary: 'The own authority’s connection agreement: the one that holds or waits, else the newest',
    answers: { 200: { json: agreementSchema } },
    problems: [generalProblems['not.found']],
    handle: async (_call, { organisation }) => {
      const agreement = await services.database.read((on) => findStandingAgreement(on, organisation.partyId))
      if (agreement === undefined) throw new Problem(generalProblems['not.found'])
      return { status: 200, body: present(agreement) }
    },
  }),
  employeeApiRoute(services, {
    ...ofOne,
    method: 'GET',
    path: `${address}{id}`,
    summary: 'A connection agreement',
    answers: { 200: { json: agreementSchema } },
    handle: ({ parameters: { id } }) => answerOne(services, id),
  }),
  employeeApiRoute(services, {
    ...ofOne,
    method: 'GET',
    path: `${address}{id}/file`,
    summary: 'The signed agreement',
    answers: { 200: { bytes: 'application/pdf' } },
    handle: ({ parameters: { id } }) => services.database.read(async (on) => fileOf(on, services.contentStore, await getAgreement(on, id, null))),
  }),
  employeeApiRoute(services, {
    ...decision,
    path: `${address}{id}/approve`,
    summary: 'Approve a connection agreement: the authority is connected and its rights administrator invited',
    body: z.object({ authorityType: z.enum(authorityTypes).default('OTHER') }),
    handle: async ({ parameters: { id }, body: { authorityType } }, acting) => {
      await services.database.transaction((tx) => approveAgreement(tx, deciderOf(acting), id, { authorityType, publicUrl: services.portalUrl() }))
      return answerOne(services, id)
    },
  }),
  employeeApiRoute(services, {
    ...decision,
    path: `${address}{id}/refuse`,
    summary: 'Refuse a connection agreement, with a reason',
    body: z.object({ reason: z.string().trim().min(1).max(maxReasonLength) }),
    handle: async ({ parameters: { id }, body: { reason } }, acting) => {
      await services.database.transaction((tx) => refuseAgreement(tx, deciderOf(acting), id, reason))
      return answerOne(services, id)
    },
  }),
]
