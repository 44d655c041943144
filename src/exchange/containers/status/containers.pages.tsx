import { z } from 'zod'
import type { AdminServices } from '../../../administration/index.ts'
import { adminPage, adminView } from '../../../administration/index.ts'
import type { PartyId } from '../../../parties/index.ts'
import type { Read } from '../../../platform/database/index.ts'
import type { Route } from '../../../platform/http/index.ts'
import { generalProblems, Problem } from '../../../platform/problems/index.ts'
import { languageOf } from '../../../portals/index.ts'
import type { TransmissionId } from '../../letter.ts'
import type { ListFacts } from './container-views.tsx'
import { ContainerList, ContainerView, RejectedView } from './container-views.tsx'
import { containersFunction } from './containers-function.ts'
import { containersTexts } from './containers.texts.ts'
import type { FaultsWish } from './read-faults.ts'
import { readFaults } from './read-faults.ts'
import { countTransmissions, findContainer, findRejection, listTransmissions } from './transmissions.queries.ts'

const pageSize = 25
const faultsOnPage = 50
const entryNumber = z.coerce.number().int().min(0).max(2_147_483_647).optional().catch(undefined)

const shared = { action: 'containers.see', answers: { 200: { page: true } } } as const

async function readList(on: Read, senderId: PartyId, page: number): Promise<ListFacts> {
  const { count } = await countTransmissions(on, { senderId, systemId: null })
  const transmissions = await listTransmissions(on, { senderId, systemId: null, limit: pageSize, offset: (page - 1) * pageSize })
  return { transmissions, page, pages: Math.max(1, Math.ceil(count / pageSize)) }
}

/** What the page of one transmission shows, whichever it became. Throws not.found. */
async function readOne(on: Read, one: { readonly senderId: PartyId; readonly transmissionId: TransmissionId }, wish: FaultsWish) {
  const ofAll = { ...one, systemId: null }
  const container = await findContainer(on, ofAll)
  if (container !== undefined) return <ContainerView container={container} {...await readFaults(on, container.containerId, wish, faultsOnPage)} />
  const rejection = await findRejection(on, ofAll)
  if (rejection === undefined) throw new Problem(generalProblems['not.found'])
  return <RejectedView {...rejection} />
}

/** `/admin/containers`: what the organisation's systems sent in containers, and how each is doing. */
export const containerPages = (services: AdminServices): Route[] => [
  adminPage(services, {
    ...shared,
    path: containersFunction.href,
    summary: 'The containers that the organisation’s systems sent, newest first',
    query: z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) }),
    handle: async ({ caller, query: { page } }, administration) => {
      const facts = await services.database.read((on) => readList(on, administration.organisation.partyId, page))
      return adminView(services, { caller, administration, title: containersTexts[languageOf(caller)].title, children: <ContainerList {...facts} /> })
    },
  }),
  adminPage(services, {
    ...shared,
    path: `${containersFunction.href}/{transmissionId}`,
    summary: 'How far a container is, what became of its letters, and what is wrong in it',
    parameters: z.object({ transmissionId: z.uuid().transform((id) => id.toLowerCase() as TransmissionId) }), // branding
    query: z.object({ after: entryNumber, before: entryNumber }),
    problems: [generalProblems['not.found']],
    handle: async ({ caller, parameters: { transmissionId }, query }, administration) => {
      const senderId = administration.organisation.partyId
      const children = await services.database.read((on) => readOne(on, { senderId, transmissionId }, query))
      return adminView(services, { caller, administration, title: containersTexts[languageOf(caller)].one, children })
    },
  }),
]
