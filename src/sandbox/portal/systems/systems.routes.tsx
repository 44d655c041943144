import { z } from 'zod'
import { uuidV4 } from '../../../platform/crypto/index.ts'
import type { Route } from '../../../platform/http/index.ts'
import { route } from '../../../platform/http/index.ts'
import { languageOf } from '../../../portals/index.ts'
import type { SandboxSystem } from '../../nation/index.ts'
import { readSystems } from '../../nation/index.ts'
import { findTaggedNumber } from '../first-letter/correspondents.queries.ts'
import { sandboxPage } from '../sandbox-page.ts'
import { sandboxPaths } from '../sandbox-paths.ts'
import type { SandboxServices } from '../sandbox-services.ts'
import type { ListedSystem } from './systems.pages.tsx'
import { SystemsView } from './systems.pages.tsx'
import { systemsTexts } from './systems.texts.ts'

const matches = ({ organisationName, organisationCvr, name }: SandboxSystem, words: string): boolean =>
  [organisationName, organisationCvr, name].some((text) => text.toLowerCase().includes(words.toLowerCase()))

/** Each sender's sample letter goes to somebody whom it may write to: anybody takes post to an authority, authorities also write to citizens. */
async function listSystemsWithSamples(services: SandboxServices, search: string): Promise<ListedSystem[]> {
  const { citizen, authority } = await services.database.read(async (on) => ({
    citizen: await findTaggedNumber(on, { tag: 'citizen-with-post' }),
    authority: await findTaggedNumber(on, { tag: 'authority-municipality' }),
  }))
  const systems = (await readSystems(services)).filter((system) => matches(system, search.trim()))
  return systems.map((system) => {
    const to = system.organisationType === 'COMPANY' ? authority?.number : citizen?.number
    return { ...system, sample: to === undefined || !system.types.includes('SENDER') ? undefined : { to, messageUuid: uuidV4() } }
  })
}

/** `/sandbox/systems`; the JSON of the same list belongs to the demo nation. */
export const systemsRoutes = (services: SandboxServices): Route[] => [
  route({
    method: 'GET',
    path: sandboxPaths.systems,
    interface: 'portal',
    audience: 'sandbox-user',
    summary: 'Systems with their ready header and commands',
    query: z.object({ q: z.string().max(100).default('') }),
    answers: { 200: { page: true } },
    handle: async ({ caller, query }) => {
      const facts = { systems: await listSystemsWithSamples(services, query.q), search: query.q, baseUrl: services.baseUrl(), systemUrl: services.systemUrl() }
      return sandboxPage(services, caller, { title: systemsTexts[languageOf(caller)].title, children: <SystemsView {...facts} /> })
    },
  }),
]
