import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { EmployeeSession } from '../../login/index.ts'
import { checkCsrf, csrfForm, loginProblems } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { isUuid } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Answer, Audience, Caller, Route } from '../../platform/http/index.ts'
import { route, seeOther } from '../../platform/http/index.ts'
import type { ProblemCode } from '../../platform/problems/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { Action } from '../../rights/index.ts'
import { actorOfSession } from '../../rights/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import type { MessageUuid } from '../letter.ts'
import type { RedirectOutcome, RedirectWish } from './redirect-undeliverable.ts'
import { redirectUndeliverable } from './redirect-undeliverable.ts'
import type { Act, ListFacts } from './undeliverable-views.tsx'
import { UndeliverableList, UndeliverableOne } from './undeliverable-views.tsx'
import { countUndeliverable, findUndeliverable, listReceivers, listUndeliverable } from './undeliverable.queries.ts'
import { undeliverableTexts } from './undeliverable.texts.ts'

/** Who is at a page of undeliverable post. */
export interface Visit {
  readonly session: EmployeeSession
  /** Whose post; null: everybody's. */
  readonly recipientId: PartyId | null
  view(page: { readonly title: string; readonly status?: number; readonly path?: string; readonly children: ComponentChildren }): Answer
}

/** Where the pages stand: an organisation's own at `/admin`, all of them for the operator. */
export interface UndeliverablePlace {
  readonly database: Database
  readonly path: string
  readonly audience: Audience
  readonly action: Action
  /** What `enter` throws beside login.required. */
  readonly refusals: readonly ProblemCode[]
  /** Lets somebody in who may see to this post, or throws. */
  enter(caller: Caller): Promise<Visit>
}

const pageSize = 25
const acts: readonly Act[] = ['again', 'moved', 'gone']
const parameters = z.object({ messageUUID: z.uuid().transform((id) => id.toLowerCase() as MessageUuid) }) // branding

const listQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  done: z.enum(['again', 'moved', 'gone']).optional().catch(undefined),
  message: z.uuid().optional().catch(undefined),
})

async function readList({ database, path }: UndeliverablePlace, { recipientId }: Visit, page: number): Promise<Omit<ListFacts, 'done'>> {
  return database.read(async (on) => {
    const { count } = await countUndeliverable(on, { recipientId })
    const letters = await listUndeliverable(on, { recipientId, limit: pageSize, offset: (page - 1) * pageSize })
    return { path, ofAll: recipientId === null, letters, page, pages: Math.max(1, Math.ceil(count / pageSize)) }
  })
}

interface Shown {
  readonly visit: Visit
  readonly caller: Caller
  readonly messageUuid: MessageUuid
  readonly unchosen: boolean
}

async function showOne({ database, path }: UndeliverablePlace, { visit, caller, messageUuid, unchosen }: Shown): Promise<Answer> {
  const { recipientId, session, view } = visit
  const found = await database.read(async (on) => {
    const letter = await findUndeliverable(on, { messageUuid, recipientId })
    return letter && { letter, receivers: await listReceivers(on, { recipientId: letter.recipientId, now: on.now }) }
  })
  if (found === undefined) throw new Problem(generalProblems['not.found'])
  const children = <UndeliverableOne {...found} path={path} ofAll={recipientId === null} csrfToken={session.csrfToken} unchosen={unchosen} />
  return view({ title: undeliverableTexts[languageOf(caller)].one, status: unchosen ? 400 : 200, path: `${path}/${messageUuid}`, children })
}

const actOf: Readonly<Record<Exclude<RedirectOutcome, 'unknown'>, (wish: RedirectWish) => Act>> = {
  done: ({ to }) => (to === 'again' ? 'again' : 'moved'),
  gone: () => 'gone',
}

async function redirect({ database, path }: UndeliverablePlace, { session, recipientId }: Visit, wish: RedirectWish): Promise<Answer> {
  const outcome = await database.transaction((tx) => redirectUndeliverable(tx, { actor: actorOfSession(session), recipientId }, wish))
  if (outcome === 'unknown') throw new Problem(generalProblems['not.found'])
  return seeOther(`${path}?done=${actOf[outcome](wish)}&message=${wish.messageUuid}`)
}

const listRoute = (place: UndeliverablePlace): Route =>
  route({
    method: 'GET',
    ...openAt(place),
    path: place.path,
    summary: 'Letters that no system of their recipient took',
    query: listQuery,
    answers: { 200: { page: true } },
    problems: [loginProblems['login.required'], ...place.refusals],
    handle: async ({ caller, query: { page, done, message } }) => {
      const visit = await place.enter(caller)
      const facts = await readList(place, visit, page)
      const act = acts.find((one) => one === done)
      const told = act !== undefined && message !== undefined ? { act, messageUuid: message as MessageUuid } : undefined // branding
      return visit.view({ title: undeliverableTexts[languageOf(caller)].title, children: <UndeliverableList {...facts} done={told} /> })
    },
  })

/** Who may call, as every route of a place declares it. */
const openAt = ({ audience, action }: UndeliverablePlace) => ({ interface: 'portal', audience, action }) as const

const ofOne = (place: UndeliverablePlace) =>
  ({
    ...openAt(place),
    parameters,
    problems: [loginProblems['login.required'], loginProblems['form.foreign'], generalProblems['not.found'], exchangeProblems['letter.system.not.receiving'], ...place.refusals],
  }) as const

const oneRoute = (place: UndeliverablePlace): Route =>
  route({
    ...ofOne(place),
    method: 'GET',
    path: `${place.path}/{messageUUID}`,
    summary: 'A letter that no system took, and what can be done about it',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { messageUUID } }) => showOne(place, { visit: await place.enter(caller), caller, messageUuid: messageUUID, unchosen: false }),
  })

const againRoute = (place: UndeliverablePlace): Route =>
  route({
    ...ofOne(place),
    method: 'POST',
    path: `${place.path}/{messageUUID}/try-again`,
    summary: 'Send a letter once more to the system that did not take it',
    body: csrfForm,
    answers: { 303: { empty: true } },
    handle: async ({ caller, parameters: { messageUUID: messageUuid }, body }) => {
      const visit = await place.enter(caller)
      checkCsrf(visit.session, body)
      return redirect(place, visit, { messageUuid, to: 'again' })
    },
  })

const moveRoute = (place: UndeliverablePlace): Route =>
  route({
    ...ofOne(place),
    method: 'POST',
    path: `${place.path}/{messageUUID}/move`,
    summary: 'Send a letter to another active receiver system of its recipient',
    body: csrfForm.extend({ systemId: z.string().max(100).default('') }),
    answers: { 303: { empty: true }, 400: { page: true } },
    handle: async ({ caller, parameters: { messageUUID: messageUuid }, body }) => {
      const visit = await place.enter(caller)
      checkCsrf(visit.session, body)
      if (!isUuid(body.systemId)) return showOne(place, { visit, caller, messageUuid, unchosen: true })
      return redirect(place, visit, { messageUuid, to: body.systemId as SystemId }) // branding
    },
  })

/** The list, each letter, and the two acts, at the place told. */
export const undeliverablePages = (place: UndeliverablePlace): Route[] => [listRoute(place), oneRoute(place), againRoute(place), moveRoute(place)]
