import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { EmployeeSession } from '../login/index.ts'
import { checkCsrf, csrfForm, loginProblems } from '../login/index.ts'
import { authorityTypes } from '../organisations/index.ts'
import type { ContentStore } from '../platform/content/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Answer, Caller, Route } from '../platform/http/index.ts'
import { route, seeOther } from '../platform/http/index.ts'
import type { ProblemCode } from '../platform/problems/index.ts'
import { generalProblems } from '../platform/problems/index.ts'
import { languageOf } from '../portals/index.ts'
import { actorOfSession } from '../rights/index.ts'
import type { AgreementId } from './agreement.ts'
import { agreementStates, maxReasonLength } from './agreement.ts'
import { agreementProblems } from './agreements.problems.ts'
import { countAgreements, getConnection, listAgreements } from './agreements.queries.ts'
import type { Decider } from './decide-agreement.ts'
import { approveAgreement, refuseAgreement } from './decide-agreement.ts'
import { inviteAgain } from './invite.ts'
import { AgreementList, AgreementOne, ApproveView, RefuseView } from './operator-views.tsx'
import type { Done } from './operator-views.tsx'
import { operatorTexts } from './operator.texts.ts'
import { fileOf, getAgreement } from './read-agreements.ts'

/** An operator at the pages. */
export interface OperatorVisit {
  readonly session: EmployeeSession
  view(page: { readonly title: string; readonly status?: number; readonly path?: string; readonly children: ComponentChildren }): Answer
}

/** Where the operator's pages of agreements stand. */
export interface AgreementsPlace {
  readonly database: Database
  readonly contentStore: ContentStore
  /** Under which people reach the portals, without a slash at the end. */
  readonly baseUrl: () => string
  readonly path: string
  /** What `enter` throws beside login.required. */
  readonly refusals: readonly ProblemCode[]
  enter(caller: Caller): Promise<OperatorVisit>
}

const pageSize = 25
const doneNames = ['approved', 'refused', 'invited'] as const satisfies readonly Done[]

const shown = ({ refusals }: AgreementsPlace) => ({ method: 'GET', interface: 'portal', audience: 'operator', problems: [loginProblems['login.required'], ...refusals] }) as const
const ofOne = (place: AgreementsPlace) =>
  ({
    ...shown(place),
    parameters: z.object({ agreementId: z.uuid().transform((id) => id.toLowerCase() as AgreementId) }), // branding
    problems: [...shown(place).problems, generalProblems['not.found']],
  }) as const
const sent = (place: AgreementsPlace) =>
  ({ ...ofOne(place), method: 'POST', problems: [...ofOne(place).problems, loginProblems['form.foreign'], agreementProblems['agreement.decided.already'], agreementProblems['agreement.not.approved']] }) as const

const deciderOf = ({ session }: OperatorVisit): Decider => ({ actor: actorOfSession(session), identityId: session.identityId })
const pathOf = (place: AgreementsPlace, act?: string): string => [place.path, '{agreementId}', ...(act === undefined ? [] : [act])].join('/')
const afterwards = (place: AgreementsPlace, agreementId: AgreementId, done: Done): Answer => seeOther(`${place.path}/${agreementId}?done=${done}`)

const listQuery = z.object({ state: z.enum(agreementStates).optional().catch(undefined), page: z.coerce.number().int().min(1).max(100_000).catch(1) })

const listRoute = (place: AgreementsPlace): Route =>
  route({
    ...shown(place),
    path: place.path,
    summary: 'The connection agreements of all authorities, those that wait first',
    query: listQuery,
    answers: { 200: { page: true } },
    handle: async ({ caller, query: { state, page } }) => {
      const { view } = await place.enter(caller)
      const facts = await place.database.read(async (on) => ({
        agreements: await listAgreements(on, { agreementId: null, partyId: null, state: state ?? null, limit: pageSize, offset: (page - 1) * pageSize }),
        pages: Math.max(1, Math.ceil((await countAgreements(on, { state: state ?? null })).count / pageSize)),
      }))
      return view({ title: operatorTexts[languageOf(caller)].title, children: <AgreementList {...facts} path={place.path} state={state} page={page} /> })
    },
  })

const oneRoute = (place: AgreementsPlace): Route =>
  route({
    ...ofOne(place),
    path: pathOf(place),
    summary: 'A connection agreement, and what can be done about it',
    query: z.object({ done: z.enum(doneNames).optional().catch(undefined) }),
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { agreementId }, query: { done } }) => {
      const { session, view } = await place.enter(caller)
      const agreement = await place.database.read((on) => getAgreement(on, agreementId, null))
      return view({ title: agreement.authorityName, children: <AgreementOne path={place.path} agreement={agreement} csrfToken={session.csrfToken} done={done} /> })
    },
  })

const fileRoute = (place: AgreementsPlace): Route =>
  route({
    ...ofOne(place),
    path: pathOf(place, 'file'),
    summary: 'The signed agreement, to be saved',
    answers: { 200: { bytes: 'application/pdf' } },
    handle: async ({ caller, parameters: { agreementId } }) => {
      await place.enter(caller)
      return place.database.read(async (on) => fileOf(on, place.contentStore, await getAgreement(on, agreementId, null)))
    },
  })

const approveRoutes = (place: AgreementsPlace): Route[] => [
  route({
    ...ofOne(place),
    path: pathOf(place, 'approve'),
    summary: 'The question whether to approve a connection agreement',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { agreementId } }) => {
      const { session, view } = await place.enter(caller)
      const { agreement, isKindKnown } = await place.database.read(async (on) => {
        const found = await getAgreement(on, agreementId, null)
        return { agreement: found, isKindKnown: (await getConnection(on, found)).isOrganisation }
      })
      const children = <ApproveView path={place.path} agreement={agreement} csrfToken={session.csrfToken} isKindKnown={isKindKnown} />
      return view({ title: operatorTexts[languageOf(caller)].approve, children })
    },
  }),
  route({
    ...sent(place),
    path: pathOf(place, 'approve'),
    summary: 'Approve a connection agreement: the authority is connected and its rights administrator invited',
    body: csrfForm.extend({ authorityType: z.enum(authorityTypes).catch('OTHER') }),
    answers: { 303: { empty: true } },
    handle: async ({ caller, parameters: { agreementId }, body }) => {
      const visit = await place.enter(caller)
      checkCsrf(visit.session, body)
      const approval = { authorityType: body.authorityType, publicUrl: place.baseUrl() }
      await place.database.transaction((tx) => approveAgreement(tx, deciderOf(visit), agreementId, approval))
      return afterwards(place, agreementId, 'approved')
    },
  }),
]

async function showRefusal(place: AgreementsPlace, caller: Caller, agreementId: AgreementId, typed: { readonly visit: OperatorVisit; readonly reason: string; readonly isFaulty: boolean }): Promise<Answer> {
  const { visit, reason, isFaulty } = typed
  const said = operatorTexts[languageOf(caller)]
  const agreement = await place.database.read((on) => getAgreement(on, agreementId, null))
  const children = <RefuseView path={place.path} agreement={agreement} csrfToken={visit.session.csrfToken} reason={reason} error={isFaulty ? said.reasonMissing : undefined} />
  return visit.view({ title: said.refuse, status: isFaulty ? 400 : 200, path: `${place.path}/${agreementId}/refuse`, children })
}

const refuseRoutes = (place: AgreementsPlace): Route[] => [
  route({
    ...ofOne(place),
    path: pathOf(place, 'refuse'),
    summary: 'The question why a connection agreement is refused',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { agreementId } }) => showRefusal(place, caller, agreementId, { visit: await place.enter(caller), reason: '', isFaulty: false }),
  }),
  route({
    ...sent(place),
    path: pathOf(place, 'refuse'),
    summary: 'Refuse a connection agreement, with a reason',
    body: csrfForm.extend({ reason: z.string().catch('').transform((reason) => reason.trim()) }),
    answers: { 303: { empty: true }, 400: { page: true } },
    handle: async ({ caller, parameters: { agreementId }, body: { reason, ...body } }) => {
      const visit = await place.enter(caller)
      checkCsrf(visit.session, body)
      if (reason === '' || reason.length > maxReasonLength) return showRefusal(place, caller, agreementId, { visit, reason, isFaulty: true })
      await place.database.transaction((tx) => refuseAgreement(tx, deciderOf(visit), agreementId, reason))
      return afterwards(place, agreementId, 'refused')
    },
  }),
]

const inviteRoute = (place: AgreementsPlace): Route =>
  route({
    ...sent(place),
    path: pathOf(place, 'invite'),
    summary: 'Send a new invitation where the first one expired or got lost',
    body: csrfForm,
    answers: { 303: { empty: true } },
    handle: async ({ caller, parameters: { agreementId }, body }) => {
      const visit = await place.enter(caller)
      checkCsrf(visit.session, body)
      await place.database.transaction((tx) => inviteAgain(tx, deciderOf(visit).actor, agreementId, place.baseUrl()))
      return afterwards(place, agreementId, 'invited')
    },
  })

/** The operator's pages: list, details, the signed file, approval, refusal, a new invitation. */
export const operatorAgreementPages = (place: AgreementsPlace): Route[] => [
  listRoute(place),
  oneRoute(place),
  fileRoute(place),
  ...approveRoutes(place),
  ...refuseRoutes(place),
  inviteRoute(place),
]
