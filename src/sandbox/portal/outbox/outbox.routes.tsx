import { z } from 'zod'
import type { Instant } from '../../../platform/clock/index.ts'
import { instantText } from '../../../platform/clock/index.ts'
import type { Route } from '../../../platform/http/index.ts'
import { route } from '../../../platform/http/index.ts'
import { languageOf } from '../../../portals/index.ts'
import { sandboxPage } from '../sandbox-page.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { sandboxPaths } from '../sandbox-paths.ts'
import { OutboxView } from './outbox.pages.tsx'
import { outboxTexts } from './outbox.texts.ts'
import type { CapturedMessage } from './read-outbox.ts'
import { readOutbox } from './read-outbox.ts'

const kind = z.enum(['email', 'sms', 'paper'])
/** An empty field of a form is no wish. */
const emptyIsNone = (value: unknown): unknown => (value === '' ? undefined : value)
const to = z.preprocess(emptyIsNone, z.string().optional())

const messageSchema = z.object({
  id: z.uuid(),
  kind,
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  links: z.array(z.string()),
  messageUUID: z.uuid().optional(),
  plannedAt: z.iso.datetime(),
  state: z.enum(['waiting', 'retrying', 'sent', 'failed']),
  sentAt: z.iso.datetime().optional(),
  /** E-mails only: how often it was tried, when it is tried again, and what the last failure was. */
  attempts: z.number().int(),
  nextAttemptAt: z.iso.datetime().optional(),
  failedAt: z.iso.datetime().optional(),
  fault: z.string().optional(),
  answer: z.string().optional(),
  /** What the sandbox's mail server received: headers decoded; an e-mail may arrive more than once. */
  received: z.object({ times: z.number().int(), at: z.iso.datetime(), headers: z.record(z.string(), z.string()) }).optional(),
})

const timeOf = (moment: Instant | null): string | undefined => (moment === null ? undefined : instantText(moment))

function presented(message: CapturedMessage): z.infer<typeof messageSchema> {
  const { messageId, channel, address, subject, body, links, state, attempts, messageUuid, caught, lastFault, lastAnswer } = message
  return {
    id: messageId,
    kind: channel,
    to: address,
    subject,
    body,
    links: [...links],
    state,
    attempts,
    plannedAt: instantText(message.plannedAt),
    sentAt: timeOf(message.sentAt),
    nextAttemptAt: timeOf(message.nextAttemptAt),
    failedAt: timeOf(message.failedAt),
    messageUUID: messageUuid,
    fault: lastFault ?? undefined,
    answer: lastAnswer ?? undefined,
    received: caught === undefined ? undefined : { times: caught.times, at: instantText(caught.caughtAt), headers: { ...caught.headers } },
  }
}

/** Captured post: a page, and the API of sandbox.md. */
export const outboxRoutes = (services: SandboxServices): Route[] => [
  route({
    method: 'GET',
    path: sandboxPaths.outbox,
    interface: 'portal',
    audience: 'sandbox-user',
    summary: 'Captured e-mail, SMS and paper',
    query: z.object({ kind: z.preprocess(emptyIsNone, kind.optional()), to }),
    answers: { 200: { page: true } },
    handle: async ({ caller, query }) => {
      const messages = await readOutbox(services.database, query)
      const children = <OutboxView messages={messages} wish={query} baseUrl={services.baseUrl()} />
      return sandboxPage(services, caller, { title: outboxTexts[languageOf(caller)].title, children })
    },
  }),
  route({
    method: 'GET',
    path: '/sandbox/api/outbox',
    interface: 'sandbox',
    audience: 'sandbox-user',
    summary: 'Captured e-mail, SMS and paper, newest first, with the links in their texts',
    query: z.object({ kind: kind.optional(), to: z.string().max(200).optional() }),
    answers: { 200: { json: z.array(messageSchema) } },
    handle: async ({ query }) => ({ status: 200, body: (await readOutbox(services.database, query)).map(presented) }),
  }),
]
