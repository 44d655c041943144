import { z } from 'zod'
import { csrfForm } from '../../login/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { listWindow, readListState } from '../../platform/ui/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { employeeForm, employeePage } from '../employee-page-route.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import type { AccessRequestId, RequestState } from './access-request.ts'
import { maxNoteLength } from './access-request.ts'
import type { AccessRequest } from './access-requests.queries.ts'
import type { ReasonFault } from './decide-views.tsx'
import { ApproveView, RejectView, WithdrawView } from './decide-views.tsx'
import type { DecideOutcome, Decision } from './decide-request.ts'
import { decideRequest, findObstacle } from './decide-request.ts'
import { decidesRequests, getSeenRequest, searchRequests } from './read-requests.ts'
import { decideRefusals } from './refusal-codes.ts'
import type { RequestListFacts } from './request-list-view.tsx'
import { RequestListView } from './request-list-view.tsx'
import { decidedRequestsPath, ownRequestsPath, requestPath } from './request-paths.ts'
import type { Done } from './request-view.tsx'
import { RequestView } from './request-view.tsx'
import { requestProblems } from './requests.problems.ts'
import { requestsTexts } from './requests.texts.ts'
import { withdrawRequest } from './withdraw-request.ts'

const action = 'rights.request'
const ofOne = {
  parameters: z.object({ id: z.uuid().transform((id) => id.toLowerCase() as AccessRequestId) }), // branding
  problems: [generalProblems['not.found']],
} as const

const listDefinition = { sorts: ['submitted'], firstDescending: true, filters: {} } as const
const statesOf: Readonly<Record<RequestListFacts['part'], readonly RequestState[] | undefined>> = { open: ['SUBMITTED'], decided: ['APPROVED', 'REJECTED', 'REVOKED'], own: undefined }

/** Whoever has nothing to decide sees his own requests at each address. */
async function showList(services: RightsPortalServices, caller: Caller, acting: ActingByLogin, asked: RequestListFacts['part']): Promise<Answer> {
  const decides = decidesRequests(acting)
  const part = decides ? asked : 'own'
  const state = readListState(caller.url, listDefinition)
  const wanted = { whose: part === 'own' ? 'own' : 'organisation', states: statesOf[part], search: state.search === '' ? undefined : state.search, isOldestFirst: !state.sort.descending } as const
  const found = await services.database.read(async (on) => {
    const { total } = await searchRequests(on, acting, { ...wanted, offset: 0, limit: 0 })
    return searchRequests(on, acting, { ...wanted, ...listWindow(state, total) })
  })
  const children = <RequestListView part={part} decides={decides} organisation={acting.organisation.name} state={state} requests={found.rows} total={found.total} />
  return rightsView(services, { caller, acting, title: requestsTexts[languageOf(caller)].title, children })
}

const listRoute = (services: RightsPortalServices, path: string, part: RequestListFacts['part'], summary: string): Route =>
  employeePage(services, { action, path, summary, answers: { 200: { page: true } }, handle: ({ caller }, acting) => showList(services, caller, acting, part) })

const listRoutes = (services: RightsPortalServices): Route[] => [
  listRoute(services, rightsPaths.requests, 'open', 'The requests that wait for an answer of a rights administrator; for everybody else the own ones'),
  listRoute(services, decidedRequestsPath, 'decided', 'The requests that were decided or withdrawn'),
  listRoute(services, ownRequestsPath, 'own', 'The employee’s own requests'),
]

const getRequest = (services: RightsPortalServices, acting: ActingByLogin, id: AccessRequestId): Promise<AccessRequest> => services.database.read((on) => getSeenRequest(on, acting, id))

const doneNames = ['submitted', 'untold', 'repeated', 'approved', 'rejected', 'withdrawn', 'late'] as const satisfies readonly Done[]

const oneRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    ...ofOne,
    action,
    path: requestPath('{id}'),
    summary: 'A request: who asks for what, and what was decided',
    query: z.object({ done: z.enum(doneNames).optional().catch(undefined) }),
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { id }, query: { done } }, acting) => {
      const { request, obstacle } = await services.database.read(async (on) => {
        const seen = await getSeenRequest(on, acting, id)
        return { request: seen, obstacle: await findObstacle(on, acting, seen) }
      })
      const isOwn = request.identityId === acting.identityId
      const decides = decidesRequests(acting) && request.partyId === acting.organisation.partyId
      const said = requestsTexts[languageOf(caller)].one
      const children = <RequestView request={request} isOwn={isOwn} decides={decides} obstacle={obstacle} done={done} />
      return rightsView(services, { caller, acting, title: isOwn ? said.own(request.partyName) : said.fromOther(request.requesterName), children })
    },
  })

const resultOf = { approve: { state: 'APPROVED', done: 'approved' }, reject: { state: 'REJECTED', done: 'rejected' } } as const

/** Whoever comes too late is shown what was decided; to click twice is not to come late. */
function doneOf(outcome: DecideOutcome, { identityId }: ActingByLogin, { kind }: Decision): Done {
  if (outcome.kind === 'unknown') throw new Problem(generalProblems['not.found'])
  if (outcome.kind === 'conflict') throw new Problem(generalProblems['version.conflict'])
  if (outcome.kind === 'refused') throw new Problem(decideRefusals[outcome.why])
  const { state, done } = resultOf[kind]
  const isLate = outcome.kind === 'decided' && (outcome.request.decidedBy !== identityId || outcome.request.state !== state)
  return isLate ? 'late' : done
}

async function decide(services: RightsPortalServices, acting: ActingByLogin, requestId: AccessRequestId, decision: Decision): Promise<Answer> {
  const outcome = await services.database.transaction((tx) => decideRequest(tx, { ...acting, baseUrl: services.baseUrl() }, { requestId }, decision))
  return seeOther(`${requestPath(requestId)}?done=${doneOf(outcome, acting, decision)}`)
}

/** The question before an act; where it makes no sense any more one sees how the request stands. */
const questionRoute = (services: RightsPortalServices, act: 'approve' | 'reject' | 'withdraw', summary: string): Route =>
  employeePage(services, {
    ...ofOne,
    action: act === 'withdraw' ? action : 'rights.manage',
    path: requestPath('{id}', act),
    summary,
    answers: { 200: { page: true }, 303: { empty: true } },
    handle: async ({ caller, parameters: { id } }, acting) => {
      const request = await getRequest(services, acting, id)
      const isHis = act === 'withdraw' ? request.identityId === acting.identityId : request.partyId === acting.organisation.partyId
      if (!isHis) throw new Problem(generalProblems['not.found'])
      if (request.state !== 'SUBMITTED') return seeOther(`${requestPath(id)}?done=late`)
      const facts = { request, csrfToken: acting.session.csrfToken }
      const views = { approve: <ApproveView {...facts} />, reject: <RejectView {...facts} typed="" fault={undefined} />, withdraw: <WithdrawView {...facts} /> }
      return rightsView(services, { caller, acting, title: requestsTexts[languageOf(caller)][act].title, children: views[act] })
    },
  })

const refused = Object.values(decideRefusals)

const approveRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofOne,
    problems: [...ofOne.problems, ...refused],
    action: 'rights.manage',
    path: requestPath('{id}', 'approve'),
    summary: 'Approve a request: the rights are granted',
    body: csrfForm,
    answers: { 303: { empty: true } },
    handle: ({ parameters: { id } }, acting) => decide(services, acting, id, { kind: 'approve' }),
  })

function reasonFault(reason: string): ReasonFault | undefined {
  if (reason === '') return 'missing'
  return reason.length > maxNoteLength ? 'too-long' : undefined
}

const rejectRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofOne,
    problems: [...ofOne.problems, requestProblems['access.request.own']],
    action: 'rights.manage',
    path: requestPath('{id}', 'reject'),
    summary: 'Reject a request, with a reason',
    body: csrfForm.extend({ reason: z.string().default('') }),
    answers: { 303: { empty: true }, 400: { page: true } },
    handle: async ({ caller, parameters: { id }, body }, acting) => {
      const reason = body.reason.replaceAll('\r\n', '\n').trim()
      const fault = reasonFault(reason)
      if (fault === undefined) return decide(services, acting, id, { kind: 'reject', reason })
      const children = <RejectView request={await getRequest(services, acting, id)} csrfToken={acting.session.csrfToken} typed={body.reason} fault={fault} />
      return rightsView(services, { caller, acting, status: 400, title: requestsTexts[languageOf(caller)].reject.title, children })
    },
  })

const withdrawRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofOne,
    action,
    path: requestPath('{id}', 'withdraw'),
    summary: 'Withdraw one’s own request',
    body: csrfForm,
    answers: { 303: { empty: true } },
    handle: async ({ parameters: { id } }, acting) => {
      const outcome = await services.database.transaction((tx) => withdrawRequest(tx, acting, { requestId: id }))
      if (outcome === 'unknown') throw new Problem(generalProblems['not.found'])
      return seeOther(`${requestPath(id)}?done=${outcome === 'withdrawn' ? 'withdrawn' : 'late'}`)
    },
  })

/** `/rettigheder/requests`: those that wait, those that were decided, the own ones; each with its page and what can be done about it. */
export const requestPages = (services: RightsPortalServices): Route[] => [
  ...listRoutes(services),
  oneRoute(services),
  questionRoute(services, 'approve', 'The question whether to approve a request'),
  approveRoute(services),
  questionRoute(services, 'reject', 'The question whether to reject a request, and why'),
  rejectRoute(services),
  questionRoute(services, 'withdraw', 'The question whether to withdraw one’s own request'),
  withdrawRoute(services),
]
