import { z } from 'zod'
import type { Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { SystemServices } from '../../systems/index.ts'
import { authenticateSystem, requireSender } from '../../systems/index.ts'
import type { ReceiptId } from '../letter.ts'
import { pageQuery, pagingResult, pagingResultSchema, receiptOf, receiptSchema } from '../wire.ts'
import { pullReceipt, pullReceipts, removeReceipt } from './pull-receipts.ts'
import { countWaitingReceipts, listWaitingReceiptIds } from './receipts.queries.ts'

const receiptPath = z.object({ id: z.uuid().transform((id) => id.toLowerCase() as ReceiptId) }) // branding
const system = { interface: 'system', audience: 'sender-system' } as const
const notFound = (): Problem => new Problem(generalProblems['not.found'])

const bulkSchema = z.object({
  currentPage: z.int(),
  totalPages: z.int(),
  elementsOnPage: z.int(),
  totalElements: z.int(),
  receipts: z.array(receiptSchema.extend({ id: z.uuid() })),
})

const listRoute = (services: SystemServices): Route =>
  route({
    ...system,
    method: 'GET',
    path: '/apis/v1/receipts/',
    summary: 'Ids of the waiting business receipts, oldest first',
    query: pageQuery,
    answers: { 200: { json: pagingResultSchema } },
    handle: async ({ query, caller }) => {
      const calling = await authenticateSystem(services, caller)
      requireSender(calling)
      const { systemId } = calling
      return services.database.read(async (on) => {
        const { count } = await countWaitingReceipts(on, { systemId })
        const rows = await listWaitingReceiptIds(on, { systemId, limit: query.size, offset: query.page * query.size })
        return { status: 200, body: pagingResult(rows.map((row) => row.receiptId), query, count) }
      })
    },
  })

const oneRoute = (services: SystemServices): Route =>
  route({
    ...system,
    method: 'GET',
    path: '/apis/v1/receipts/{id}',
    summary: 'One receipt; with delete=true it is taken off the list',
    parameters: receiptPath,
    query: z.object({ delete: z.enum(['true', 'false']).default('false') }),
    answers: { 200: { json: receiptSchema } },
    problems: [generalProblems['not.found']],
    handle: async ({ parameters, query, caller }) => {
      const calling = await authenticateSystem(services, caller)
      requireSender(calling)
      const receipt = await services.database.transaction((tx) => pullReceipt(tx, calling, parameters.id, query.delete === 'true'))
      if (receipt === undefined) throw notFound()
      return { status: 200, body: receiptOf(receipt) }
    },
  })

const deleteRoute = (services: SystemServices): Route =>
  route({
    ...system,
    method: 'DELETE',
    path: '/apis/v1/receipts/{id}',
    summary: 'Take a receipt off the list',
    parameters: receiptPath,
    answers: { 204: { empty: true } },
    problems: [generalProblems['not.found']],
    handle: async ({ parameters, caller }) => {
      const calling = await authenticateSystem(services, caller)
      requireSender(calling)
      if (!(await services.database.transaction((tx) => removeReceipt(tx, calling, parameters.id)))) throw notFound()
      return { status: 204 }
    },
  })

const bulkRoute = (services: SystemServices): Route =>
  route({
    ...system,
    method: 'GET',
    path: '/apis/v1/receipts-bulk/',
    summary: 'The waiting business receipts themselves, oldest first',
    query: pageQuery,
    answers: { 200: { json: bulkSchema } },
    handle: async ({ query, caller }) => {
      const calling = await authenticateSystem(services, caller)
      requireSender(calling)
      return services.database.transaction(async (tx) => {
        const { count } = await countWaitingReceipts(tx, { systemId: calling.systemId })
        const rows = await pullReceipts(tx, calling, { limit: query.size, offset: query.page * query.size })
        const receipts = rows.map((row) => ({ ...receiptOf(row), id: row.receiptId }))
        const body = { currentPage: query.page, totalPages: Math.ceil(count / query.size), elementsOnPage: rows.length, totalElements: count, receipts }
        return { status: 200, body }
      })
    },
  })

/** Receipts by pull (exchange.md §5). */
export const receiptRoutes = (services: SystemServices): Route[] => [listRoute(services), oneRoute(services), deleteRoute(services), bulkRoute(services)]
