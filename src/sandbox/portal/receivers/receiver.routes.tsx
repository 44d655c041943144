import { z } from 'zod'
import type { Answer, Caller, Route } from '../../../platform/http/index.ts'
import { route, seeOther } from '../../../platform/http/index.ts'
import { generalProblems, Problem } from '../../../platform/problems/index.ts'
import { clockProblems } from '../../../platform/work/index.ts'
import { languageOf } from '../../../portals/index.ts'
import type { SystemId } from '../../../systems/index.ts'
import { systemProblems } from '../../../systems/index.ts'
import type { ReceiverId } from '../../receivers/index.ts'
import { aimSystem, behaviours, changeReceiver, deleteReceiver, receiversUrl } from '../../receivers/index.ts'
import { moveClock } from '../clock/move-clock.ts'
import { sendFirstLetter } from '../first-letter/send-first-letter.ts'
import { sandboxPage } from '../sandbox-page.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { receiverPagePath, sandboxPaths } from '../sandbox-paths.ts'
import { sandboxProblems } from '../sandbox.problems.ts'
import { watchReceiver } from './read-receivers.ts'
import { ReceiverView } from './receiver.pages.tsx'
import type { Done } from './receiver.pages.tsx'
import { shortId } from './receivers.pages.tsx'
import { receiversTexts } from './receivers.texts.ts'

const parameters = z.object({ receiverId: z.uuid().transform((text) => text.toLowerCase() as ReceiverId) }) // branding
const systemId = z.uuid().transform((text) => text.toLowerCase() as SystemId) // branding
const one = receiverPagePath('{receiverId}')
const page = { interface: 'portal', audience: 'sandbox-user', parameters } as const
const change = { ...page, method: 'POST', answers: { 303: { empty: true } } } as const
const problems = [generalProblems['not.found']]

const backTo = (receiverId: ReceiverId, done: Done): Answer => seeOther(`${receiverPagePath(receiverId)}?done=${done}`)

async function showOne(services: SandboxServices, caller: Caller, receiverId: ReceiverId, done: Done | undefined): Promise<Answer> {
  const watched = await watchReceiver(services, receiverId)
  if (watched === undefined) throw new Problem(generalProblems['not.found'])
  const children = <ReceiverView {...watched} done={done} url={receiversUrl(services)} baseUrl={services.baseUrl()} />
  return sandboxPage(services, caller, { title: receiversTexts[languageOf(caller)].name(shortId(receiverId)), children })
}

const receiverItself = (services: SandboxServices): Route[] => [
  route({
    ...page,
    method: 'GET',
    path: one,
    summary: 'A receiver with what it got',
    query: z.object({ done: z.enum(['changed', 'aimed', 'released', 'sent', 'moved']).optional().catch(undefined) }),
    answers: { 200: { page: true } },
    problems,
    handle: ({ caller, parameters: { receiverId }, query }) => showOne(services, caller, receiverId, query.done),
  }),
  route({
    ...change,
    path: one,
    summary: 'Let a receiver behave otherwise',
    body: z.object({ behaviour: z.enum(behaviours) }),
    problems,
    handle: async ({ parameters: { receiverId }, body }) => {
      await services.database.transaction((tx) => changeReceiver(tx, receiverId, body))
      return backTo(receiverId, 'changed')
    },
  }),
  route({
    ...change,
    path: `${one}/delete`,
    summary: 'Remove a receiver',
    handle: async ({ parameters: { receiverId } }) => {
      await services.database.transaction((tx) => deleteReceiver(tx, { receiverId }))
      return seeOther(sandboxPaths.receivers)
    },
  }),
]

const systemsAround = (services: SandboxServices): Route[] => [
  route({
    ...change,
    path: `${one}/aim`,
    summary: 'Aim a system at a receiver',
    body: z.object({ systemId, protocol: z.enum(['REST_PUSH', 'REST_PUBLISH_SUBSCRIBE']) }),
    problems: [...problems, systemProblems['system.invalid']],
    handle: async ({ parameters: { receiverId }, body }) => {
      await services.database.transaction((tx) => aimSystem(tx, { receiverId, ...body }, receiversUrl(services)))
      return backTo(receiverId, 'aimed')
    },
  }),
  route({
    ...change,
    path: `${one}/release`,
    summary: 'Let a system fetch its post itself again',
    body: z.object({ systemId }),
    problems,
    handle: async ({ parameters: { receiverId }, body }) => {
      await services.database.transaction((tx) => aimSystem(tx, { ...body, protocol: 'REST_PULL' }, receiversUrl(services)))
      return backTo(receiverId, 'released')
    },
  }),
]

const happenings = (services: SandboxServices): Route[] => [
  route({
    ...change,
    path: `${one}/send`,
    summary: 'Send a letter to the organisation of a system that is aimed at the receiver',
    body: z.object({ to: z.string().regex(/^\d{8}$/) }),
    problems: [sandboxProblems['sandbox.nation.missing']],
    handle: async ({ parameters: { receiverId }, body }) => {
      await sendFirstLetter(services, body.to)
      return backTo(receiverId, 'sent')
    },
  }),
  route({
    ...change,
    path: `${one}/clock`,
    summary: 'Move the clock and come back',
    body: z.object({ advance: z.string().max(50).optional(), set: z.string().max(50).optional() }),
    problems: [clockProblems['clock.not.backwards'], clockProblems['clock.not.drained'], sandboxProblems['clock.wish.unreadable'], sandboxProblems['clock.wish.too.far']],
    handle: async ({ parameters: { receiverId }, body }) => {
      await moveClock(services, body)
      return backTo(receiverId, 'moved')
    },
  }),
]

/** The page of a receiver with its forms. */
export const receiverPageRoutes = (services: SandboxServices): Route[] => [...receiverItself(services), ...systemsAround(services), ...happenings(services)]
