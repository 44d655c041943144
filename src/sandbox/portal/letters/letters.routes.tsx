import { z } from 'zod'
import type { LetterId, MessageUuid, Trace } from '../../../exchange/index.ts'
import { findLetterFacts, listNewestLetters, readTrace, tellTrace } from '../../../exchange/index.ts'
import { letterPath } from '../../../mailboxes/index.ts'
import { isUuid } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import type { Route } from '../../../platform/http/index.ts'
import { route } from '../../../platform/http/index.ts'
import { generalProblems, Problem } from '../../../platform/problems/index.ts'
import { languageOf } from '../../../portals/index.ts'
import { sandboxProviderName } from '../../identity-provider/index.ts'
import { sandboxPage } from '../sandbox-page.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { loginLink, sandboxPaths, tracePath } from '../sandbox-paths.ts'
import type { LettersFacts } from './letters.pages.tsx'
import { LettersView } from './letters.pages.tsx'
import { lettersTexts } from './letters.texts.ts'
import { presentTrace, traceSchema } from './present-trace.ts'
import { findReader } from './reader.queries.ts'
import type { TraceFacts } from './trace.pages.tsx'
import { TraceView } from './trace.pages.tsx'

const pageSize = 25
const letterParameters = z.object({ messageUUID: z.uuid().transform((text) => text.toLowerCase() as MessageUuid) }) // branding
const shared = { method: 'GET', audience: 'sandbox-user' } as const

async function searchLetters(database: Database, search: string): Promise<LettersFacts> {
  const nothing = { letters: [], search, newestHref: sandboxPaths.letters, olderHref: undefined }
  const messageUuid = search.toLowerCase()
  if (!isUuid(messageUuid)) return { ...nothing, fault: 'unreadable' }
  const letter = await database.read((on) => findLetterFacts(on, messageUuid as MessageUuid)) // branding
  return letter === undefined ? { ...nothing, fault: 'unknown' } : { ...nothing, letters: [letter], fault: undefined }
}

async function listLetters(database: Database, before: LetterId | null): Promise<LettersFacts> {
  const found = await database.read((on) => listNewestLetters(on, { before, limit: pageSize + 1 }))
  const letters = found.slice(0, pageSize)
  const last = letters.at(-1)
  return {
    letters,
    search: '',
    fault: undefined,
    newestHref: before === null ? undefined : sandboxPaths.letters,
    olderHref: found.length > pageSize && last !== undefined ? `${sandboxPaths.letters}?before=${last.letterId}` : undefined,
  }
}

async function getTrace({ database }: SandboxServices, messageUuid: MessageUuid): Promise<Trace> {
  const trace = await database.read((on) => readTrace(on, messageUuid))
  if (trace === undefined) throw new Problem(generalProblems['not.found'])
  return trace
}

async function findReaderOf({ database }: SandboxServices, { letter }: Trace): Promise<TraceFacts['reader']> {
  const { recipientId, mailboxId, letterId } = letter
  if (recipientId === null || mailboxId === null) return undefined
  const reader = await database.read((on) => findReader(on, { partyId: recipientId, provider: sandboxProviderName, now: on.now }))
  return reader && { name: reader.name, href: loginLink(reader.identityId, letterPath({ mailboxId, letterId })) }
}

const listRoute = (services: SandboxServices): Route =>
  route({
    ...shared,
    interface: 'portal',
    path: sandboxPaths.letters,
    summary: 'The newest letters with where they are now; one by its messageUUID',
    query: z.object({ q: z.string().trim().default(''), before: z.uuid().optional() }),
    answers: { 200: { page: true } },
    handle: async ({ caller, query }) => {
      const before = (query.before ?? null) as LetterId | null // branding
      const facts = query.q === '' ? await listLetters(services.database, before) : await searchLetters(services.database, query.q)
      return sandboxPage(services, caller, { title: lettersTexts[languageOf(caller)].title, children: <LettersView {...facts} /> })
    },
  })

const traceRoute = (services: SandboxServices): Route =>
  route({
    ...shared,
    interface: 'portal',
    path: tracePath('{messageUUID}'),
    summary: 'The trace of a letter: where it is, why it went there, every step, its receipts',
    parameters: letterParameters,
    query: z.object({ sent: z.string().optional() }),
    answers: { 200: { page: true } },
    problems: [generalProblems['not.found']],
    handle: async ({ caller, parameters, query }) => {
      const trace = await getTrace(services, parameters.messageUUID)
      const language = languageOf(caller)
      const facts = { letter: trace.letter, told: tellTrace(trace, language), reader: await findReaderOf(services, trace), sent: query.sent !== undefined, baseUrl: services.baseUrl() }
      return sandboxPage(services, caller, { title: trace.letter.title ?? lettersTexts[language].untitled, children: <TraceView {...facts} /> })
    },
  })

const traceApiRoute = (services: SandboxServices): Route =>
  route({
    ...shared,
    interface: 'sandbox',
    path: '/sandbox/api/letters/{messageUUID}/trace',
    summary: 'The trace of a letter, in the words of its page (lang=da or en)',
    parameters: letterParameters,
    query: z.object({ lang: z.enum(['da', 'en']).optional() }),
    answers: { 200: { json: traceSchema } },
    problems: [generalProblems['not.found']],
    handle: async ({ caller, parameters }) => {
      const trace = await getTrace(services, parameters.messageUUID)
      return { status: 200, body: presentTrace(trace.letter, tellTrace(trace, languageOf(caller))) }
    },
  })

/** `/sandbox/letters`: the newest letters, and the trace of each as a page and as JSON. */
export const lettersRoutes = (services: SandboxServices): Route[] => [listRoute(services), traceRoute(services), traceApiRoute(services)]
