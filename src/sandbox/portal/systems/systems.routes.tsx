import { z } from 'zod'
import { uuidV4 } from '../../../platform/crypto/index.ts'
import type { Route } from '../../../platform/http/index.ts'
import { route } from '../../../platform/http/index.ts'
import { generalProblems, Problem } from '../../../platform/problems/index.ts'
import { languageOf } from '../../../portals/index.ts'
import type { SandboxSystem } from '../../nation/index.ts'
import { readSystems } from '../../nation/index.ts'
import { findTaggedNumber } from '../first-letter/correspondents.queries.ts'
import { sandboxPage } from '../sandbox-page.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { sandboxPaths, systemPath } from '../sandbox-paths.ts'
import type { SampleWish } from './system-commands.ts'
import { SystemsView, SystemView } from './systems.pages.tsx'
import { systemsTexts } from './systems.texts.ts'

const page = { method: 'GET', interface: 'portal', audience: 'sandbox-user', answers: { 200: { page: true } } } as const

const matches = ({ organisationName, organisationCvr, name }: SandboxSystem, words: string): boolean =>
  [organisationName, organisationCvr, name].some((text) => text.toLowerCase().includes(words.toLowerCase()))

/** To somebody whom the system may write to: companies write to authorities only. */
async function findSample({ database }: SandboxServices, { types, organisationType }: SandboxSystem): Promise<SampleWish | undefined> {
  if (!types.includes('SENDER')) return undefined
  const tag = organisationType === 'COMPANY' ? 'authority-municipality' : 'citizen-with-post'
  const found = await database.read((on) => findTaggedNumber(on, { tag }))
  return found && { to: found.number, messageUuid: uuidV4() }
}

/** `/sandbox/systems`; the JSON of the same list belongs to the demo nation. */
export const systemsRoutes = (services: SandboxServices): Route[] => [
  route({
    ...page,
    path: sandboxPaths.systems,
    summary: 'Systems with their ready header',
    query: z.object({ q: z.string().default('') }),
    handle: async ({ caller, query }) => {
      const systems = (await readSystems(services)).filter((system) => matches(system, query.q.trim()))
      const children = <SystemsView systems={systems} search={query.q} baseUrl={services.baseUrl()} />
      return sandboxPage(services, caller, { title: systemsTexts[languageOf(caller)].title, children })
    },
  }),
  route({
    ...page,
    path: systemPath('{systemId}'),
    summary: 'A system with its header and ready commands',
    parameters: z.object({ systemId: z.uuid() }),
    problems: [generalProblems['not.found']],
    handle: async ({ caller, parameters }) => {
      const system = (await readSystems(services)).find(({ id }) => id === parameters.systemId.toLowerCase())
      if (system === undefined) throw new Problem(generalProblems['not.found'])
      const addresses = { baseUrl: services.baseUrl(), systemUrl: services.systemUrl(), sftp: services.sftp() }
      const children = <SystemView system={{ ...system, sample: await findSample(services, system) }} addresses={addresses} />
      return sandboxPage(services, caller, { title: system.name, children })
    },
  }),
]
