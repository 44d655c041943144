import { Readable } from 'node:stream'
import { z } from 'zod'
import type { ContentStore } from '../../platform/content/index.ts'
import type { Answer, Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { SystemId, SystemServices } from '../../systems/index.ts'
import { authenticateSystem, requireRecipient } from '../../systems/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import type { LetterId, MessageUuid } from '../letter.ts'
import { pageQuery, pagingResult, pagingResultSchema, receiptSchema } from '../wire.ts'
import { countWaitingLetters, listWaitingLetters } from './delivery.queries.ts'
import { letterForSystem } from './letter-version.ts'
import type { TakingOutcome } from './take-letter.ts'
import { fetchLetter, receiveReceipt, removeLetter } from './take-letter.ts'

export interface DeliveryServices extends SystemServices {
  readonly contentStore: ContentStore
}

const memoPath = z.object({ id: z.uuid().transform((id) => id.toLowerCase() as MessageUuid) }) // branding
/** What a receiver says of a letter; the texts are kept and shown, so they have an end. */
const givenReceipt = receiptSchema
  .partial({ timeStamp: true, transmissionId: true })
  .extend({ errorCode: z.string().max(256).optional(), errorMessage: z.string().max(4_000).optional() })

const system = { interface: 'system', audience: 'recipient-system' } as const

const refusals: Partial<Record<TakingOutcome, () => Problem>> = {
  unknown: () => new Problem(generalProblems['not.found']),
  contradicts: () => new Problem(exchangeProblems['receipt.already.given']),
  elsewhere: () => new Problem(exchangeProblems['memo.went.elsewhere']),
}

function answerTaking(outcome: TakingOutcome, answer: Answer): Answer {
  const refusal = refusals[outcome]
  if (refusal !== undefined) throw refusal()
  return answer
}

async function answerContent(services: DeliveryServices, systemId: SystemId, letterId: LetterId): Promise<Answer> {
  const letter = await letterForSystem(services, { letterId, systemId })
  if (letter === undefined) throw new Problem(generalProblems['not.found'])
  const body = letter.body instanceof Uint8Array ? letter.body : Readable.from(letter.body, { objectMode: false })
  return { status: 200, body, headers: { 'content-length': String(letter.length) } }
}

const listRoute = (services: DeliveryServices): Route =>
  route({
    ...system,
    method: 'GET',
    path: '/apis/v1/memos/',
    summary: 'messageUUIDs of the letters that wait for the system, oldest first',
    query: pageQuery.extend({ sort: z.string().optional() }),
    answers: { 200: { json: pagingResultSchema } },
    handle: async ({ query, caller }) => {
      const calling = await authenticateSystem(services, caller)
      requireRecipient(calling)
      return services.database.read(async (on) => {
        const { count } = await countWaitingLetters(on, { systemId: calling.systemId })
        const rows = await listWaitingLetters(on, { systemId: calling.systemId, limit: query.size, offset: query.page * query.size })
        return { status: 200, body: pagingResult(rows.map((row) => row.messageUuid), query, count) }
      })
    },
  })

const oneRoute = (services: DeliveryServices): Route =>
  route({
    ...system,
    method: 'GET',
    path: '/apis/v1/memos/{id}',
    summary: 'The MeMo in the version that the system is set to; byte for byte as it was sent when it was sent in that version',
    parameters: memoPath,
    answers: { 200: { bytes: 'application/xml' } },
    problems: [generalProblems['not.found']],
    handle: async ({ parameters, caller }) => {
      const calling = await authenticateSystem(services, caller)
      requireRecipient(calling)
      const letterId = await services.database.transaction((tx) => fetchLetter(tx, calling, parameters.id))
      if (letterId === undefined) throw new Problem(generalProblems['not.found'])
      return answerContent(services, calling.systemId, letterId)
    },
  })

const receiptRoute = (services: DeliveryServices): Route =>
  route({
    ...system,
    method: 'POST',
    path: '/apis/v1/memos/{id}/receipt',
    summary: "The receiver's business receipt: COMPLETED takes the letter off the list, INVALID refuses it and sends it to another place",
    parameters: memoPath,
    body: givenReceipt,
    answers: { 200: { empty: true } },
    problems: [
      generalProblems['not.found'],
      exchangeProblems['receipt.already.given'],
      exchangeProblems['receipt.not.for.message'],
      exchangeProblems['memo.content.removed'],
      exchangeProblems['memo.went.elsewhere'],
    ],
    handle: async ({ parameters, body, caller }) => {
      const calling = await authenticateSystem(services, caller)
      requireRecipient(calling)
      const other = body.messageUUID !== undefined && body.messageUUID.toLowerCase() !== parameters.id
      if (other || !['COMPLETED', 'INVALID'].includes(body.receiptStatus)) throw new Problem(exchangeProblems['receipt.not.for.message'])
      const outcome = body.receiptStatus === 'COMPLETED' ? 'HANDED_OVER' : 'REFUSED'
      const { errorCode, errorMessage } = body
      return answerTaking(await services.database.transaction((tx) => receiveReceipt(tx, calling, parameters.id, { outcome, errorCode, errorMessage })), { status: 200 })
    },
  })

const deleteRoute = (services: DeliveryServices): Route =>
  route({
    ...system,
    method: 'DELETE',
    path: '/apis/v1/memos/{id}',
    summary: 'Take a letter off the list',
    parameters: memoPath,
    answers: { 204: { empty: true } },
    problems: [generalProblems['not.found'], exchangeProblems['receipt.already.given'], exchangeProblems['memo.went.elsewhere']],
    handle: async ({ parameters, caller }) => {
      const calling = await authenticateSystem(services, caller)
      requireRecipient(calling)
      return answerTaking(await services.database.transaction((tx) => removeLetter(tx, calling, parameters.id)), { status: 204 })
    },
  })

/** Letters for receiver systems by pull (exchange.md §4). */
export const deliveryRoutes = (services: DeliveryServices): Route[] => [listRoute(services), oneRoute(services), receiptRoute(services), deleteRoute(services)]
