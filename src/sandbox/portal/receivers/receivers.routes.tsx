import { z } from 'zod'
import type { Answer, Caller, Route } from '../../../platform/http/index.ts'
import { route, seeOther } from '../../../platform/http/index.ts'
import { languageOf } from '../../../portals/index.ts'
import { behaviours, createReceiver } from '../../receivers/index.ts'
import { sandboxPage } from '../sandbox-page.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { receiverPagePath, sandboxPaths } from '../sandbox-paths.ts'
import { readReceivers } from './read-receivers.ts'
import { receiverPageRoutes } from './receiver.routes.tsx'
import { ReceiversView } from './receivers.pages.tsx'
import { receiversTexts } from './receivers.texts.ts'

const page = { interface: 'portal', audience: 'sandbox-user' } as const

async function showAll(services: SandboxServices, caller: Caller, unchosen: boolean): Promise<Answer> {
  const children = <ReceiversView receivers={await readReceivers(services.database)} baseUrl={services.baseUrl()} unchosen={unchosen} />
  return sandboxPage(services, caller, { title: receiversTexts[languageOf(caller)].title, path: sandboxPaths.receivers, status: unchosen ? 400 : 200, children })
}

/** `/sandbox/receivers`: make receivers, aim systems at them, watch what they get. */
export const receiversRoutes = (services: SandboxServices): Route[] => [
  route({ ...page, method: 'GET', path: sandboxPaths.receivers, summary: 'Receivers', answers: { 200: { page: true } }, handle: ({ caller }) => showAll(services, caller, false) }),
  route({
    ...page,
    method: 'POST',
    path: sandboxPaths.receivers,
    summary: 'Make a receiver',
    body: z.object({ behaviour: z.enum(behaviours).optional() }),
    answers: { 303: { empty: true }, 400: { page: true } },
    handle: async ({ caller, body: { behaviour } }) => {
      if (behaviour === undefined) return showAll(services, caller, true)
      const { receiverId } = await services.database.transaction((tx) => createReceiver(tx, { behaviour }))
      return seeOther(receiverPagePath(receiverId))
    },
  }),
  ...receiverPageRoutes(services),
]
