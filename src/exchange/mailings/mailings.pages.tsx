import { z } from 'zod'
import type { Administration, AdminServices } from '../../administration/index.ts'
import { adminForm, adminPage, adminUpload, adminView } from '../../administration/index.ts'
import { csrfForm } from '../../login/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import { actorOf } from '../../rights/index.ts'
import type { ContainerServices } from '../containers/receive-container.ts'
import type { ChangeOutcome } from './change-mailing.ts'
import { changeMailing } from './change-mailing.ts'
import { StartView, StopView } from './confirm-views.tsx'
import type { MailingWish } from './decide-change.ts'
import { decideWish } from './decide-change.ts'
import { mailingFunction } from './mailing-function.ts'
import { MailingListView } from './mailing-list-view.tsx'
import { mailingPath, newMailingPath } from './mailing-paths.ts'
import type { MailingId, MailingRules } from './mailing.ts'
import { listMailings, listSenderSystems } from './mailings.queries.ts'
import { mailingTexts } from './mailings.texts.ts'
import type { Done } from './mailing-view.tsx'
import { MailingView } from './mailing-view.tsx'
import type { NewMailingFacts } from './new-mailing-view.tsx'
import { NewMailingView } from './new-mailing-view.tsx'
import type { MailingReport } from './read-mailing.ts'
import { readMailing } from './read-mailing.ts'
import { refusalCodes } from './refusal-codes.ts'
import { takeUpload } from './take-upload.ts'

export interface MailingPageServices extends AdminServices, ContainerServices {
  readonly mailingRules: MailingRules
}

const pageSize = 25
const action = 'mailings.manage'
const ofOne = {
  action,
  parameters: z.object({ id: z.uuid().transform((id) => id.toLowerCase() as MailingId) }), // branding
  problems: [generalProblems['not.found']],
} as const

async function getReport(services: MailingPageServices, { organisation }: Administration, mailingId: MailingId): Promise<MailingReport> {
  const report = await services.database.read((on) => readMailing(on, { mailingId, senderId: organisation.partyId, systemId: null }, services.mailingRules))
  if (report === undefined) throw new Problem(generalProblems['not.found'])
  return report
}

const listRoute = (services: MailingPageServices): Route =>
  adminPage(services, {
    action,
    path: mailingFunction.href,
    summary: 'The mailings of the own organisation',
    query: z.object({ before: z.uuid().optional() }),
    answers: { 200: { page: true } },
    handle: async ({ caller, query: { before } }, administration) => {
      const senderId = administration.organisation.partyId
      const found = await services.database.read((on) => listMailings(on, { senderId, systemId: null, before: (before as MailingId | undefined) ?? null, limit: pageSize + 1 })) // branding
      const mailings = found.slice(0, pageSize)
      const olderHref = found.length > pageSize ? `${mailingFunction.href}?before=${mailings.at(-1)?.mailingId ?? ''}` : undefined
      const children = <MailingListView mailings={mailings} olderHref={olderHref} isFirst={before === undefined} />
      return adminView(services, { caller, administration, title: mailingTexts[languageOf(caller)].title, children })
    },
  })

const listSystems = (services: MailingPageServices, { organisation }: Administration): Promise<NewMailingFacts['systems']> =>
  services.database.read((on) => listSenderSystems(on, { senderId: organisation.partyId, now: on.now }))

interface NewPage {
  readonly caller: Caller
  readonly administration: Administration
  readonly systems: NewMailingFacts['systems']
  readonly typed?: Pick<NewMailingFacts, 'name' | 'systemId' | 'faults'>
}

function newView(services: MailingPageServices, { caller, administration, systems, typed = { name: '', systemId: '', faults: [] } }: NewPage): Answer {
  const children = <NewMailingView systems={systems} csrfToken={administration.session.csrfToken} {...typed} />
  return adminView(services, { caller, administration, status: typed.faults.length === 0 ? 200 : 400, title: mailingTexts[languageOf(caller)].newTitle, children })
}

const newRoute = (services: MailingPageServices): Route =>
  adminPage(services, {
    action,
    path: newMailingPath,
    summary: 'The form with which a mailing is sent',
    answers: { 200: { page: true } },
    handle: async ({ caller }, administration) => newView(services, { caller, administration, systems: await listSystems(services, administration) }),
  })

const sendRoute = (services: MailingPageServices): Route =>
  adminUpload(services, {
    action,
    path: newMailingPath,
    summary: 'Send an archive as a mailing: it is looked through, and no letter goes out before it is started',
    answers: { 303: { empty: true }, 400: { page: true } },
    handle: async ({ caller, body }, administration) => {
      const systems = await listSystems(services, administration)
      const outcome = await takeUpload(services, caller, body, { administration, systems, language: languageOf(caller) })
      if (outcome.kind === 'faulty') return newView(services, { caller, administration, systems, typed: outcome })
      const { kind, containerId } = outcome.container
      return seeOther(`${mailingPath(containerId)}?done=${kind === 'accepted' ? 'sent' : 'repeated'}`)
    },
  })

const doneNames = ['sent', 'repeated', 'start', 'pause', 'resume', 'stop'] as const satisfies readonly Done[]

const oneRoute = (services: MailingPageServices): Route =>
  adminPage(services, {
    ...ofOne,
    path: mailingPath('{id}'),
    summary: 'A mailing: what was found in it, how far it is, what can be done',
    query: z.object({ done: z.enum(doneNames).optional() }),
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { id }, query: { done } }, administration) => {
      const report = await getReport(services, administration, id)
      const children = <MailingView report={report} done={done} csrfToken={administration.session.csrfToken} />
      return adminView(services, { caller, administration, title: report.mailing.name, children })
    },
  })

/** The question before what cannot be undone; where it makes no sense any more one sees how the mailing stands. */
const confirmRoute = (services: MailingPageServices, wish: 'start' | 'stop'): Route =>
  adminPage(services, {
    ...ofOne,
    path: mailingPath('{id}', wish),
    summary: wish === 'start' ? 'The question whether to start a mailing, with its figures' : 'The question whether to stop a mailing for ever',
    answers: { 200: { page: true }, 303: { empty: true } },
    handle: async ({ caller, parameters: { id } }, administration) => {
      const report = await getReport(services, administration, id)
      if (decideWish(report.mailing, wish).kind !== 'done') return seeOther(mailingPath(id))
      const said = mailingTexts[languageOf(caller)]
      const facts = { report, csrfToken: administration.session.csrfToken }
      const children = wish === 'start' ? <StartView {...facts} rules={services.mailingRules} /> : <StopView {...facts} />
      return adminView(services, { caller, administration, title: wish === 'start' ? said.startTitle : said.stopTitle, children })
    },
  })

/** What was wished a moment too late shows how the mailing stands now, as does what was done before. */
function afterwards(outcome: ChangeOutcome, mailingId: MailingId, wish: MailingWish): Answer {
  if (outcome.kind === 'unknown') throw new Problem(generalProblems['not.found'])
  if (outcome.kind === 'impossible') throw new Problem(refusalCodes[outcome.state])
  return seeOther(`${mailingPath(mailingId)}?done=${wish}`)
}

const wishRoute = (services: MailingPageServices, wish: MailingWish): Route =>
  adminForm(services, {
    ...ofOne,
    path: mailingPath('{id}', wish),
    summary: { start: 'Start a mailing', pause: 'Pause a mailing', resume: 'Let a mailing go on', stop: 'Stop a mailing for ever' }[wish],
    body: csrfForm,
    answers: { 303: { empty: true } },
    problems: [...ofOne.problems, ...Object.values(refusalCodes)],
    handle: async ({ parameters: { id } }, administration) => {
      const staff = { actor: actorOf(administration), senderId: administration.organisation.partyId }
      return afterwards(await changeMailing(services, staff, id, wish), id, wish)
    },
  })

/** `/admin/mailings`: sent, looked through, started, watched, paused, stopped (exchange.md §8). */
export const mailingPages = (services: MailingPageServices): Route[] => [
  listRoute(services),
  newRoute(services),
  sendRoute(services),
  oneRoute(services),
  confirmRoute(services, 'start'),
  confirmRoute(services, 'stop'),
  ...(['start', 'pause', 'resume', 'stop'] as const).map((wish) => wishRoute(services, wish)),
]
