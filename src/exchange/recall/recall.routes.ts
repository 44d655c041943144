import { z } from 'zod'
import type { PlainDate } from '../../platform/clock/index.ts'
import { civilDate, instantText } from '../../platform/clock/index.ts'
import type { Read } from '../../platform/database/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import { describeProblem, generalProblems, Problem } from '../../platform/problems/index.ts'
import type { CallingSystem, SystemServices } from '../../systems/index.ts'
import { authenticateSystem, requireSender } from '../../systems/index.ts'
import type { MessageUuid } from '../letter.ts'
import type { OwnLetter } from './own-letter.queries.ts'
import { findOwnLetter } from './own-letter.queries.ts'
import { recallLetter } from './recall-letter.ts'
import { recallProblems } from './recall.problems.ts'
import { findRecallRefusal } from './recallable.ts'
import { refusalCodes } from './refusal-codes.ts'

/** What a sender sees of its letter; whether it was opened is the recipient's. SENT: on its way or delivered. */
const letterStates = ['RECEIVED', 'REJECTED', 'HELD', 'SENT', 'RECALLED'] as const

const ownLetterSchema = z.object({
  messageUUID: z.uuid(),
  label: z.string().optional(),
  senderLabel: z.string().optional(),
  recipientLabel: z.string().optional(),
  doNotDeliverUntilDate: z.iso.date().optional(),
  receivedDateTime: z.iso.datetime(),
  state: z.enum(letterStates),
  recallable: z.boolean(),
  /** Why it cannot be recalled. */
  refusal: z.object({ code: z.string(), message: z.string() }).optional(),
})

type ShownLetter = z.infer<typeof ownLetterSchema>

function stateOf({ route: last }: OwnLetter): ShownLetter['state'] {
  if (last === null) return 'RECEIVED'
  if (last === 'rejected') return 'REJECTED'
  if (last === 'recalled') return 'RECALLED'
  return last === 'wait' ? 'HELD' : 'SENT'
}

function present(letter: OwnLetter, today: PlainDate): ShownLetter {
  const { messageUuid, title, senderLabel, recipientLabel, doNotDeliverUntil, acceptedAt } = letter
  const why = findRecallRefusal(letter, today)
  const code = why && refusalCodes[why]
  return {
    messageUUID: messageUuid,
    ...(title === null ? {} : { label: title }),
    ...(senderLabel === null ? {} : { senderLabel }),
    ...(recipientLabel === null ? {} : { recipientLabel }),
    ...(doNotDeliverUntil === null ? {} : { doNotDeliverUntilDate: doNotDeliverUntil }),
    receivedDateTime: instantText(acceptedAt),
    state: stateOf(letter),
    recallable: why === undefined,
    ...(code === undefined ? {} : { refusal: { code, message: describeProblem(code).en.message } }),
  }
}

/** A supplier that acts on one system of its customer sees what that system sent, and nothing of the others. */
async function showLetter(on: Read, { systemId, organisationPartyId }: CallingSystem, messageUuid: MessageUuid): Promise<ShownLetter> {
  const letter = await findOwnLetter(on, { messageUuid, senderId: organisationPartyId, senderSystemId: systemId })
  if (letter === undefined) throw new Problem(generalProblems['not.found'])
  return present(letter, civilDate(on.now))
}

const shared = {
  interface: 'system',
  audience: 'sender-system',
  parameters: z.object({ messageUUID: z.uuid().transform((id) => id.toLowerCase() as MessageUuid) }), // branding
  answers: { 200: { json: ownLetterSchema } },
} as const

const letterRoute = (services: SystemServices): Route =>
  route({
    ...shared,
    method: 'GET',
    path: '/apis/brevdue/v1/letters/{messageUUID}',
    summary: 'A letter that the system sent: what it is, how far it came, and whether it can still be recalled',
    problems: [generalProblems['not.found']],
    handle: async ({ parameters, caller }) => {
      const calling = await authenticateSystem(services, caller)
      requireSender(calling)
      return { status: 200, body: await services.database.read((on) => showLetter(on, calling, parameters.messageUUID)) }
    },
  })

const recallRoute = (services: SystemServices): Route =>
  route({
    ...shared,
    method: 'POST',
    path: '/apis/brevdue/v1/letters/{messageUUID}/recall',
    summary: 'Recall a letter that the system sent, before its value date; it is never delivered, and that cannot be undone',
    problems: [generalProblems['not.found'], ...Object.values(recallProblems)],
    handle: async ({ parameters: { messageUUID }, caller }) => {
      const calling = await authenticateSystem(services, caller)
      requireSender(calling)
      const { systemId, organisationPartyId } = calling
      const recaller = { actor: { kind: 'system', id: systemId }, senderId: organisationPartyId, senderSystemId: systemId } as const
      return services.database.transaction(async (tx) => {
        const outcome = await recallLetter(tx, recaller, messageUUID)
        if (outcome.kind === 'refused') throw new Problem(refusalCodes[outcome.why])
        return { status: 200, body: await showLetter(tx, calling, messageUUID) }
      })
    },
  })

/** A sender's own letters: seen and recalled by the system that sent them (exchange.md §6). */
export const recallRoutes = (services: SystemServices): Route[] => [letterRoute(services), recallRoute(services)]
