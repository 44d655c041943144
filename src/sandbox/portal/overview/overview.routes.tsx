import { z } from 'zod'
import type { Route } from '../../../platform/http/index.ts'
import { route } from '../../../platform/http/index.ts'
import { listQueues } from '../../../platform/work/index.ts'
import { languageOf } from '../../../portals/index.ts'
import { sandboxPage } from '../sandbox-page.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { sandboxPaths } from '../sandbox-paths.ts'
import { OverviewView } from './overview.pages.tsx'
import { overviewTexts } from './overview.texts.ts'

const page = { method: 'GET', interface: 'portal', audience: 'sandbox-user', answers: { 200: { page: true } } } as const

/** `/sandbox`. */
export const overviewRoutes = (services: SandboxServices): Route[] => [
  route({
    ...page,
    path: sandboxPaths.overview,
    summary: 'Overview of the sandbox: its tools and its queues',
    query: z.object({ done: z.literal('reset').optional().catch(undefined) }),
    handle: async ({ caller, query }) => {
      const facts = await services.database.read(async (on) => ({ now: on.now, queues: await listQueues(on, { now: on.now }) }))
      return sandboxPage(services, caller, { title: overviewTexts[languageOf(caller)].title, children: <OverviewView {...facts} isReset={query.done !== undefined} /> })
    },
  }),
]
