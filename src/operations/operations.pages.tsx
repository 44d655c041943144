import { z } from 'zod'
import type { AgreementsPlace } from '../agreements/index.ts'
import { operatorAgreementPages } from '../agreements/index.ts'
import { recordEvents } from '../events/index.ts'
import type { UndeliverablePlace } from '../exchange/index.ts'
import { checkLetters, undeliverablePages } from '../exchange/index.ts'
import type { EmployeeSession } from '../login/index.ts'
import { checkCsrf, csrfForm, loginProblems } from '../login/index.ts'
import type { MessageId } from '../notifications/index.ts'
import { retryMessage } from '../notifications/index.ts'
import type { ContentStore } from '../platform/content/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { Route } from '../platform/http/index.ts'
import { route, seeOther } from '../platform/http/index.ts'
import { languageOf } from '../portals/index.ts'
import { chartRoutes } from './charts/charts.pages.tsx'
import { CheckView } from './check-view.tsx'
import { operationsPaths, retryPath } from './operations-paths.ts'
import type { OperationsServices } from './operations-view.ts'
import { operationsView } from './operations-view.ts'
import { operationsProblems } from './operations.problems.ts'
import { operationsTexts } from './operations.texts.ts'
import { operatorOnly, requireOperator } from './operator.ts'
import { OverviewView } from './overview-view.tsx'
import { readOverview } from './read-overview.ts'


const overviewRoute = (services: OperationsServices): Route =>
  route({
    ...operatorOnly,
    method: 'GET',
    path: operationsPaths.overview,
    summary: 'What waits for the operator: undeliverable post, failing systems, e-mails that did not arrive, queues',
    query: z.object({ email: z.enum(['retried', 'alreadyRetried']).optional().catch(undefined) }),
    answers: { 200: { page: true } },
    handle: async ({ caller, query: { email } }) => {
      const session = await requireOperator(services, caller)
      const overview = await services.database.read(readOverview)
      const children = <OverviewView overview={overview} csrfToken={session.csrfToken} retried={email} />
      return operationsView(services, { caller, session, title: operationsTexts[languageOf(caller)].title, children })
    },
  })

/** The operator's own organisation keeps what its people do; the e-mail may belong to nobody. */
async function retry(tx: Transaction, session: EmployeeSession, messageId: MessageId): Promise<boolean> {
  const isWaiting = await retryMessage(tx, messageId)
  const actor = { kind: session.kind, id: session.identityId }
  if (isWaiting) await recordEvents(tx, [{ tag: 'NOTIFICATION_TRIED_AGAIN', ownerId: session.organisationPartyId, actor, properties: { message: messageId } }])
  return isWaiting
}

const retryRoute = (services: OperationsServices): Route =>
  route({
    ...operatorOnly,
    method: 'POST',
    path: retryPath('{messageId}'),
    summary: 'Send an e-mail again that was given up',
    parameters: z.object({ messageId: z.uuid().transform((id) => id as MessageId) }), // branding
    body: csrfForm,
    answers: { 303: { empty: true } },
    problems: [...operatorOnly.problems, loginProblems['form.foreign']],
    handle: async ({ caller, parameters: { messageId }, body }) => {
      const session = await requireOperator(services, caller)
      checkCsrf(session, body)
      const isWaiting = await services.database.transaction((tx) => retry(tx, session, messageId))
      return seeOther(`${operationsPaths.overview}?email=${isWaiting ? 'retried' : 'alreadyRetried'}`)
    },
  })

type ContentServices = OperationsServices & { readonly contentStore: ContentStore }

const checkRoute = (services: ContentServices): Route =>
  route({
    ...operatorOnly,
    method: 'GET',
    path: operationsPaths.check,
    summary: 'Compare the traces of the last day’s letters and of those on their way',
    answers: { 200: { page: true } },
    // It reads every table of letters.
    rateLimit: { max: 10, windowMs: 60_000 },
    handle: async ({ caller }) => {
      const session = await requireOperator(services, caller)
      const report = await checkLetters(services.database, services.contentStore, { all: false })
      return operationsView(services, { caller, session, title: operationsTexts[languageOf(caller)].checkTitle, children: <CheckView report={report} /> })
    },
  })

/** Undeliverable post of all organisations. */
const undeliverablePlace = (services: OperationsServices): UndeliverablePlace => ({
  database: services.database,
  path: operationsPaths.undeliverable,
  audience: 'operator',
  action: operatorOnly.action,
  refusals: [operationsProblems['operations.operator.only']],
  enter: async (caller) => {
    const session = await requireOperator(services, caller)
    return { session, recipientId: null, view: (page) => operationsView(services, { caller, session, ...page }) }
  },
})

/** Connection agreements of all authorities. */
const agreementsPlace = (services: ContentServices): AgreementsPlace => ({
  ...services,
  path: operationsPaths.agreements,
  refusals: [operationsProblems['operations.operator.only']],
  enter: async (caller) => {
    const session = await requireOperator(services, caller)
    return { session, view: (page) => operationsView(services, { caller, session, ...page }) }
  },
})

/** `/drift`: the pages of the one who runs the platform. */
export const operationsRoutes = (services: ContentServices): Route[] => [
  overviewRoute(services),
  retryRoute(services),
  checkRoute(services),
  ...chartRoutes(services),
  ...undeliverablePages(undeliverablePlace(services)),
  ...operatorAgreementPages(agreementsPlace(services)),
]
