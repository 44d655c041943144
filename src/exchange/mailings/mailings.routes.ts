import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Read } from '../../platform/database/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { errorMessageAnswer, errorMessageSchema, route } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { CallingSystem, SystemServices } from '../../systems/index.ts'
import { authenticateSystem, requireSender } from '../../systems/index.ts'
import type { ContainerServices } from '../containers/receive-container.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import { asRefusal } from '../intake/as-refusal.ts'
import { openBody } from '../intake/incoming-body.ts'
import { changeMailing } from './change-mailing.ts'
import { createMailing } from './create-mailing.ts'
import type { MailingWish } from './decide-change.ts'
import type { MailingId, MailingRules } from './mailing.ts'
import { readName } from './mailing-name.ts'
import { mailingProblems } from './mailings.problems.ts'
import { listMailings } from './mailings.queries.ts'
import { presentMailing, presentReport, reportSchema, shortSchema } from './present-mailing.ts'
import { readMailing } from './read-mailing.ts'
import { refusalCodes } from './refusal-codes.ts'

export interface MailingRouteServices extends ContainerServices, SystemServices {
  readonly mailingRules: MailingRules
}

const listAddress = '/apis/brevdue/v1/mailings/'
const oneAddress = '/apis/brevdue/v1/mailings/{id}'
const maxPageSize = 100
const usualPageSize = 25

const shared = { interface: 'system', audience: 'sender-system' } as const
const ofOne = { ...shared, parameters: z.object({ id: z.uuid().transform((id) => id.toLowerCase() as MailingId) }), answers: { 200: { json: reportSchema } } } as const // branding

async function authenticateSender(services: SystemServices, caller: Caller): Promise<CallingSystem> {
  const system = await authenticateSystem(services, caller)
  requireSender(system)
  return system
}

/** A supplier that acts on one system of its customer sees that system's mailings, and nothing of the others. */
async function showMailing(services: MailingRouteServices, on: Read, { systemId, organisationPartyId }: CallingSystem, mailingId: MailingId): Promise<z.input<typeof reportSchema>> {
  const report = await readMailing(on, { mailingId, senderId: organisationPartyId, systemId }, services.mailingRules)
  if (report === undefined) throw new Problem(generalProblems['not.found'])
  return presentReport(report)
}

async function take(services: MailingRouteServices, caller: Caller, typed: string | undefined, body: Readable): Promise<Answer> {
  const calling = await authenticateSender(services, caller)
  const name = readName(typed)
  const { kind, bytes } = await openBody(caller, body)
  if (kind !== 'container') throw new Problem(exchangeProblems['memo.media.type.not.supported'])
  const { systemId, organisationPartyId: senderId } = calling
  const received = await createMailing(services, { senderId, systemId, name, way: 'REST', actor: { kind: 'system', id: systemId }, body: bytes })
  return { status: 201, body: await services.database.read((on) => showMailing(services, on, calling, received.containerId)) }
}

/** The rest of a body may not have been read: the connection cannot be used again. */
function refusal(error: unknown): Answer {
  const answer = errorMessageAnswer(asRefusal(error), 'mailings')
  return { ...answer, headers: { ...answer.headers, connection: 'close' } }
}

async function act(services: MailingRouteServices, caller: Caller, mailingId: MailingId, wish: MailingWish): Promise<Answer> {
  const calling = await authenticateSender(services, caller)
  const { systemId, organisationPartyId: senderId } = calling
  const outcome = await changeMailing(services, { actor: { kind: 'system', id: systemId }, senderId, systemId }, mailingId, wish)
  if (outcome.kind === 'unknown') throw new Problem(generalProblems['not.found'])
  if (outcome.kind === 'impossible') throw new Problem(refusalCodes[outcome.state])
  return { status: 200, body: await services.database.read((on) => showMailing(services, on, calling, mailingId)) }
}

const summaries: Readonly<Record<MailingWish, string>> = {
  start: 'Start a mailing that was looked through: 1 %, then 10 %, then all of its letters; again changes nothing',
  pause: 'Pause a mailing; no more letters are taken in from the next slice on',
  resume: 'Let a paused mailing go on where it was',
  stop: 'Stop a mailing for ever: what was not taken in never becomes a letter',
}

const wishRoute = (services: MailingRouteServices, wish: MailingWish): Route =>
  route({
    ...ofOne,
    method: 'POST',
    path: `${oneAddress}/${wish}`,
    summary: summaries[wish],
    problems: [generalProblems['not.found'], ...Object.values(mailingProblems).filter((code) => !/name|before/.test(code))],
    handle: ({ parameters: { id }, caller }) => act(services, caller, id, wish),
  })

const createRoute = (services: MailingRouteServices): Route =>
  route({
    ...shared,
    method: 'POST',
    path: listAddress,
    summary: 'Send a container as a mailing: it is looked through, and no letter goes out before it is started; the same bytes are the same mailing',
    query: z.object({ name: z.string().optional() }),
    body: 'stream',
    answers: { 201: { json: reportSchema }, 400: { json: errorMessageSchema }, 401: { json: errorMessageSchema }, 403: { json: errorMessageSchema }, 409: { json: errorMessageSchema }, 413: { json: errorMessageSchema }, 415: { json: errorMessageSchema }, 503: { json: errorMessageSchema } },
    problems: [
      mailingProblems['mailing.name.missing'],
      mailingProblems['mailing.sent.before'],
      exchangeProblems['memo.archive.rejected'],
      exchangeProblems['memo.incomplete'],
      exchangeProblems['memo.media.type.not.supported'],
      exchangeProblems['intake.overloaded'],
      generalProblems['request.body.unreadable'],
    ],
    handle: ({ query, body, caller }) => take(services, caller, query.name, body).catch(refusal),
  })

const listRoute = (services: MailingRouteServices): Route =>
  route({
    ...shared,
    method: 'GET',
    path: listAddress,
    summary: 'The mailings of the system, the newest first; from the one after `before` on',
    query: z.object({ before: z.uuid().optional(), size: z.coerce.number().int().min(1).max(maxPageSize).default(usualPageSize) }),
    answers: { 200: { json: z.object({ mailings: z.array(shortSchema), next: z.uuid().optional() }) } },
    handle: async ({ query: { before, size }, caller }) => {
      const { systemId, organisationPartyId: senderId } = await authenticateSender(services, caller)
      const found = await services.database.read((on) => listMailings(on, { senderId, systemId, before: (before as MailingId | undefined) ?? null, limit: size + 1 })) // branding
      const shown = found.slice(0, size)
      const last = shown.at(-1)
      return { status: 200, body: { mailings: shown.map(presentMailing), ...(found.length > size && last !== undefined ? { next: last.mailingId } : {}) } }
    },
  })

const oneRoute = (services: MailingRouteServices): Route =>
  route({
    ...ofOne,
    method: 'GET',
    path: oneAddress,
    summary: 'A mailing: what was found in it, and how far it is',
    problems: [generalProblems['not.found']],
    handle: async ({ parameters: { id }, caller }) => {
      const calling = await authenticateSender(services, caller)
      return { status: 200, body: await services.database.read((on) => showMailing(services, on, calling, id)) }
    },
  })

/** Mailings of a sender system (exchange.md §8): sent, seen, started, paused, resumed, stopped. */
export const mailingRoutes = (services: MailingRouteServices): Route[] => [
  createRoute(services),
  listRoute(services),
  oneRoute(services),
  ...(['start', 'pause', 'resume', 'stop'] as const).map((wish) => wishRoute(services, wish)),
]
