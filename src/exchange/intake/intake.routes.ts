import type { Readable } from 'node:stream'
import { z } from 'zod'
import { instantText, machineNow } from '../../platform/clock/index.ts'
import { StorageFull } from '../../platform/content/index.ts'
import { isUuid, uuidV4 } from '../../platform/crypto/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { errorMessageAnswer, errorMessageSchema, route } from '../../platform/http/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { isTransient } from '../../platform/work/index.ts'
import type { SystemServices } from '../../systems/index.ts'
import { authenticateSystem, requireSender } from '../../systems/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import type { MessageUuid } from '../letter.ts'
import { receiptSchema } from '../wire.ts'
import type { IntakeServices } from './accept-letter.ts'
import { acceptLetter } from './accept-letter.ts'
import { tooLarge } from './receive-letter.ts'

const retryAfterSeconds = 5

/** As MeMo has it: version 4. What no letter can bear is refused before anything is stored under it. */
const keyForm = z.uuidv4()

/** The letter's UUID as the address names it, in the key's form. */
function readKey(text: string | undefined): MessageUuid {
  const key = text?.toLowerCase()
  if (!keyForm.safeParse(key).success) throw new Problem(exchangeProblems['memo.uuid.missing'])
  return key as MessageUuid // branding
}

function checkHeaders(caller: Caller, maxLetterBytes: number): void {
  const type = String(caller.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/xml' && type !== 'text/xml') throw new Problem(exchangeProblems['memo.media.type.not.supported'])
  if (Number(caller.headers['content-length'] ?? 0) > maxLetterBytes) throw tooLarge(maxLetterBytes)
}

/** Too large and overloaded answer a Receipt, as on the wire; every other refusal an ErrorMessage. */
function refusal(problem: Problem, messageUUID: string | undefined): Answer {
  const { status } = problem.definition
  if (status !== 413 && status !== 503) return errorMessageAnswer(problem, 'memos')
  const named = messageUUID !== undefined && isUuid(messageUUID.toLowerCase()) ? { messageUUID: messageUUID.toLowerCase() } : {}
  const body = { transmissionId: uuidV4(), ...named, errorCode: problem.code, errorMessage: problem.sentence, timeStamp: instantText(machineNow()), receiptStatus: 'INVALID' as const }
  // The rest of a body may not have been read: the connection cannot be used again.
  const headers: Record<string, string> = { connection: 'close', ...(status === 503 ? { 'retry-after': String(retryAfterSeconds) } : {}) }
  return { status, body, headers }
}

/** A full disk or a database that is away: nothing was stored, trying again helps. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof StorageFull || isTransient(error)) return new Problem(exchangeProblems['intake.overloaded'], { cause: error, retryAfterSeconds })
  throw error
}

async function takeIn(services: IntakeServices & SystemServices, caller: Caller, uuid: string | undefined, body: Readable): Promise<Answer> {
  const system = await authenticateSystem(services, caller)
  requireSender(system)
  const messageUuid = readKey(uuid)
  checkHeaders(caller, services.maxLetterBytes)
  const accepted = await acceptLetter(services, { messageUuid, senderId: system.organisationPartyId, systemId: system.systemId, body })
  const receipt = { transmissionId: accepted.transmissionId, messageUUID: messageUuid, timeStamp: instantText(accepted.acceptedAt), receiptStatus: 'RECEIVED' as const }
  return { status: 201, body: receipt }
}

/** `POST memos/`: one MeMo, answered by its technical receipt once it is durable (exchange.md §2). */
export const intakeRoutes = (services: IntakeServices & SystemServices): Route[] => [
  route({
    method: 'POST',
    path: '/apis/v1/memos/',
    interface: 'system',
    audience: 'sender-system',
    summary: 'Send one MeMo; the same letter sent again gets the same receipt',
    query: z.object({ 'memo-message-uuid': z.string().optional() }),
    body: 'stream',
    answers: {
      201: { json: receiptSchema },
      400: { json: errorMessageSchema },
      401: { json: errorMessageSchema },
      403: { json: errorMessageSchema },
      413: { json: receiptSchema },
      415: { json: errorMessageSchema },
      503: { json: receiptSchema },
    },
    problems: Object.values(exchangeProblems).filter((code) => code.startsWith('memo.') || code.startsWith('intake.')),
    handle: async ({ query, body, caller }) => {
      const uuid = query['memo-message-uuid']
      return takeIn(services, caller, uuid, body).catch((error: unknown) => refusal(asProblem(error), uuid))
    },
  }),
]
