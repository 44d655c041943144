import { z } from 'zod'
import { instantText } from '../../platform/clock/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { changeReceiver, createReceiver } from './change-receivers.ts'
import type { ReceivedCall, Receiver, ReceiverId } from './receiver.ts'
import { behaviours, maxDelayMs, receiverPath, usualDelayMs } from './receiver.ts'
import type { ReceiverServices } from './receiver-environment.ts'
import { receiversUrl } from './receiver-environment.ts'
import { deleteReceiver, findReceiver, listReceiverCalls, listReceivers } from './receivers.queries.ts'

/** More than any test of the ladder sees. */
const callsShown = 1_000

const wishSchema = z.object({ behaviour: z.enum(behaviours), delayMs: z.coerce.number().int().min(0).max(maxDelayMs).default(usualDelayMs) })
const receiverParameters = z.object({ id: z.uuid().transform((text) => text.toLowerCase() as ReceiverId) }) // branding

const receiverSchema = z.object({
  id: z.uuid(),
  url: z.string(),
  behaviour: z.enum(behaviours),
  delayMs: z.int(),
  letters: z.string(),
  notices: z.string(),
  receipts: z.string(),
})
const callSchema = z.object({
  time: z.iso.datetime(),
  kind: z.enum(['letter', 'receipt', 'notice', 'contact-notice', 'unreadable']),
  messageUUID: z.uuid().optional(),
  bytes: z.int(),
  sha256: z.string(),
  behaviour: z.enum(behaviours),
  answer: z.int().nullable(),
})
const watchedSchema = receiverSchema.extend({ calls: z.array(callSchema) })

function presentReceiver({ receiverId, behaviour, delayMs }: Receiver, url: string): z.infer<typeof receiverSchema> {
  const at = (door?: 'letters' | 'notices' | 'receipts'): string => url + receiverPath(receiverId, door)
  return { id: receiverId, url: at(), behaviour, delayMs, letters: at('letters'), notices: at('notices'), receipts: at('receipts') }
}

const presentCall = ({ kind, messageUuid, byteCount, sha256, behaviour, answerStatus, calledAt }: ReceivedCall): z.infer<typeof callSchema> => ({
  time: instantText(calledAt),
  kind,
  ...(messageUuid === null ? {} : { messageUUID: messageUuid }),
  bytes: byteCount,
  sha256: Buffer.from(sha256).toString('hex'),
  behaviour,
  answer: answerStatus,
})

const notFound = (): Problem => new Problem(generalProblems['not.found'])

const api = { interface: 'sandbox', audience: 'sandbox-user' } as const
const listPath = '/sandbox/api/receivers'
const onePath = `${listPath}/{id}`
const problems = [generalProblems['not.found']]

const allRoutes = (services: ReceiverServices): Route[] => [
  route({
    ...api,
    method: 'POST',
    path: listPath,
    summary: 'A receiver of our own that behaves as told; its addresses are what a system is aimed at',
    body: wishSchema,
    answers: { 201: { json: receiverSchema } },
    handle: async ({ body }) => {
      const receiver = await services.database.transaction((tx) => createReceiver(tx, body))
      return { status: 201, body: presentReceiver(receiver, receiversUrl(services)) }
    },
  }),
  route({
    ...api,
    method: 'GET',
    path: listPath,
    summary: 'Every receiver, newest first',
    answers: { 200: { json: z.array(receiverSchema) } },
    handle: async () => {
      const receivers = await services.database.read((on) => listReceivers(on, {}))
      return { status: 200, body: receivers.map((receiver) => presentReceiver(receiver, receiversUrl(services))) }
    },
  }),
]

const oneRoutes = (services: ReceiverServices): Route[] => [
  route({
    ...api,
    method: 'GET',
    path: onePath,
    summary: 'A receiver with the newest thousand calls that it got, newest first',
    parameters: receiverParameters,
    answers: { 200: { json: watchedSchema } },
    problems,
    handle: ({ parameters: { id } }) =>
      services.database.read(async (on) => {
        const receiver = await findReceiver(on, { receiverId: id })
        if (receiver === undefined) throw notFound()
        const calls = await listReceiverCalls(on, { receiverId: id, limit: callsShown })
        return { status: 200, body: { ...presentReceiver(receiver, receiversUrl(services)), calls: calls.map(presentCall) } }
      }),
  }),
  route({
    ...api,
    method: 'PUT',
    path: onePath,
    summary: 'Let a receiver behave otherwise from now on',
    parameters: receiverParameters,
    body: wishSchema,
    answers: { 200: { json: receiverSchema } },
    problems,
    handle: async ({ parameters, body }) => {
      const receiver = await services.database.transaction((tx) => changeReceiver(tx, parameters.id, body))
      return { status: 200, body: presentReceiver(receiver, receiversUrl(services)) }
    },
  }),
  route({
    ...api,
    method: 'DELETE',
    path: onePath,
    summary: 'Remove a receiver and what it remembers; systems aimed at it find nobody there',
    parameters: receiverParameters,
    answers: { 204: { empty: true } },
    problems,
    handle: async ({ parameters }) => {
      if ((await services.database.transaction((tx) => deleteReceiver(tx, { receiverId: parameters.id }))) === 0) throw notFound()
      return { status: 204 }
    },
  }),
]

/** Receivers to aim systems at (sandbox.md, Sandbox API). */
export const receiverRoutes = (services: ReceiverServices): Route[] => [...allRoutes(services), ...oneRoutes(services)]
