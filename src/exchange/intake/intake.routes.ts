import type { Readable } from 'node:stream'
import { z } from 'zod'
import { instantText, machineNow } from '../../platform/clock/index.ts'
import { isUuid, uuidV4 } from '../../platform/crypto/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { errorMessageAnswer, errorMessageSchema, route } from '../../platform/http/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { generalProblems } from '../../platform/problems/index.ts'
import type { SystemServices } from '../../systems/index.ts'
import { authenticateSystem, requireSender } from '../../systems/index.ts'
import type { ContainerServices } from '../containers/receive-container.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import type { TransmissionId } from '../letter.ts'
import type { Receipt } from '../wire.ts'
import { receiptSchema } from '../wire.ts'
import type { IntakeServices } from './accept-letter.ts'
import { asRefusal, retryAfterSeconds } from './as-refusal.ts'
import { openBody } from './incoming-body.ts'
import type { Sending } from './take-sending.ts'
import { takeSending } from './take-sending.ts'

type DoorServices = IntakeServices & ContainerServices & SystemServices

/** Whoever sent too much, at a bad moment, or an archive that cannot be used gets a Receipt, as on the wire; every other refusal is an ErrorMessage. */
const answersReceipt = ({ code, definition: { status } }: Problem): boolean => status === 413 || status === 503 || code === 'memo.archive.rejected'

function refusal(problem: Problem, messageUUID: string | undefined, transmissionId: TransmissionId): Answer {
  const { status } = problem.definition
  // The rest of a body may not have been read: the connection cannot be used again.
  const headers: Record<string, string> = { connection: 'close', ...(status === 503 ? { 'retry-after': String(retryAfterSeconds) } : {}) }
  if (!answersReceipt(problem)) return errorMessageAnswer(problem, 'memos')
  const named = messageUUID !== undefined && isUuid(messageUUID.toLowerCase()) ? { messageUUID: messageUUID.toLowerCase() } : {}
  const body: Receipt = { transmissionId, ...named, errorCode: problem.code, errorMessage: problem.sentence, timeStamp: instantText(machineNow()), receiptStatus: 'INVALID' }
  return { status, body, headers }
}

/** Who calls is known before anything of the body is read. */
async function takeIn(services: DoorServices, caller: Caller, body: Readable, sending: Pick<Sending, 'uuid' | 'transmissionId'>): Promise<Answer> {
  const system = await authenticateSystem(services, caller)
  requireSender(system)
  const announcedBytes = Number(caller.headers['content-length'] ?? 0)
  const sender = { senderId: system.organisationPartyId, systemId: system.systemId }
  const receipt = await takeSending(services, { ...sending, ...sender, announcedBytes, body: await openBody(caller, body) })
  return { status: 201, body: receipt }
}

/** `POST memos/`: one MeMo, or a container of many, answered by its technical receipt once it is durable (exchange.md §2). */
export const intakeRoutes = (services: DoorServices): Route[] => [
  route({
    method: 'POST',
    path: '/apis/v1/memos/',
    interface: 'system',
    audience: 'sender-system',
    summary: 'Send one MeMo, or a container of many; the same again gets the same receipt',
    query: z.object({ 'memo-message-uuid': z.string().optional() }),
    body: 'stream',
    answers: {
      201: { json: receiptSchema },
      400: { json: z.union([receiptSchema, errorMessageSchema]) },
      401: { json: errorMessageSchema },
      403: { json: errorMessageSchema },
      413: { json: receiptSchema },
      415: { json: errorMessageSchema },
      503: { json: receiptSchema },
    },
    problems: [...Object.values(exchangeProblems).filter((code) => /^(memo|intake|container)\./.test(code)), generalProblems['request.body.unreadable']],
    handle: async ({ query, body, caller }) => {
      const uuid = query['memo-message-uuid']
      const transmissionId = uuidV4() as TransmissionId // branding
      return takeIn(services, caller, body, { uuid, transmissionId }).catch((error: unknown) => refusal(asRefusal(error), uuid, transmissionId))
    },
  }),
]
