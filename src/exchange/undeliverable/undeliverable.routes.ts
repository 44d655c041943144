import { z } from 'zod'
import { instantText } from '../../platform/clock/index.ts'
import type { Caller, Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { SystemId, SystemServices } from '../../systems/index.ts'
import { authenticateSystem } from '../../systems/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import type { MessageUuid } from '../letter.ts'
import { tellReason } from '../trace/reason-words.ts'
import { pageQuery } from '../wire.ts'
import type { RedirectWish } from './redirect-undeliverable.ts'
import { redirectUndeliverable } from './redirect-undeliverable.ts'
import { undeliverableProblems } from './undeliverable.problems.ts'
import type { UndeliverableLetter } from './undeliverable.queries.ts'
import { countUndeliverable, listUndeliverable } from './undeliverable.queries.ts'

const letterSchema = z.object({
  messageUUID: z.uuid(),
  senderLabel: z.string(),
  /** The system that failed or refused last. */
  systemId: z.uuid(),
  since: z.iso.datetime(),
  /** In a word (`timeout`, `http 503`, `refused`) and as a sentence. */
  reason: z.string(),
  message: z.string(),
})
const listSchema = z.object({ currentPage: z.int(), totalPages: z.int(), elementsOnPage: z.int(), totalElements: z.int(), letters: z.array(letterSchema) })

const present = ({ messageUuid, senderName, systemId, since, reason }: UndeliverableLetter): z.infer<typeof letterSchema> => ({
  messageUUID: messageUuid,
  senderLabel: senderName,
  systemId,
  since: instantText(since),
  reason,
  message: tellReason(reason, 'en') ?? reason,
})

const shared = { interface: 'system', audience: 'any-system' } as const
const listAddress = '/apis/brevdue/v1/undeliverable-letters/'
const letterAddress = `${listAddress}{messageUUID}`

const ofOne = {
  ...shared,
  method: 'POST',
  parameters: z.object({ messageUUID: z.uuid().transform((id) => id.toLowerCase() as MessageUuid) }), // branding
  answers: { 204: { empty: true } },
  problems: [generalProblems['not.found'], undeliverableProblems['undeliverable.went.on'], exchangeProblems['letter.system.not.receiving']],
} as const

/** Every system of an organisation may see to its post: they answer for it together. */
async function redirect(services: SystemServices, caller: Caller, wish: RedirectWish): Promise<{ status: 204 }> {
  const { systemId, organisationPartyId } = await authenticateSystem(services, caller)
  const caretaker = { actor: { kind: 'system', id: systemId }, recipientId: organisationPartyId } as const
  const outcome = await services.database.transaction((tx) => redirectUndeliverable(tx, caretaker, wish))
  if (outcome === 'unknown') throw new Problem(generalProblems['not.found'])
  if (outcome === 'gone') throw new Problem(undeliverableProblems['undeliverable.went.on'])
  return { status: 204 }
}

/** Letters that none of the caller's organisation's systems took: listed, tried again, moved (exchange.md §4). */
export const undeliverableRoutes = (services: SystemServices): Route[] => [
  route({
    ...shared,
    method: 'GET',
    path: listAddress,
    summary: 'Letters that none of the organisation’s systems took, in the order in which they came',
    query: pageQuery,
    answers: { 200: { json: listSchema } },
    handle: async ({ query: { page, size }, caller }) => {
      const { organisationPartyId: recipientId } = await authenticateSystem(services, caller)
      return services.database.read(async (on) => {
        const { count } = await countUndeliverable(on, { recipientId })
        const rows = await listUndeliverable(on, { recipientId, limit: size, offset: page * size })
        return { status: 200, body: { currentPage: page, totalPages: Math.ceil(count / size), elementsOnPage: rows.length, totalElements: count, letters: rows.map(present) } }
      })
    },
  }),
  route({
    ...ofOne,
    path: `${letterAddress}/try-again`,
    summary: 'Send a letter once more to the system that did not take it, with all attempts from the first',
    handle: ({ parameters: { messageUUID: messageUuid }, caller }) => redirect(services, caller, { messageUuid, to: 'again' }),
  }),
  route({
    ...ofOne,
    path: `${letterAddress}/move`,
    summary: 'Send a letter to another active receiver system of the organisation',
    body: z.object({ systemId: z.uuid().transform((id) => id.toLowerCase() as SystemId) }), // branding
    handle: ({ parameters: { messageUUID: messageUuid }, body, caller }) => redirect(services, caller, { messageUuid, to: body.systemId }),
  }),
]
