import { z } from 'zod'
import { route } from '../../platform/http/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { basicAuthorization, sandboxToken } from '../../systems/index.ts'
import type { NationServices } from '../nation/index.ts'
import { listSystems } from '../nation/list-nation.queries.ts'

export type SampleLetterServices = Pick<NationServices, 'database' | 'tokenSecret' | 'admit'>

const cvrNumber = z.string().regex(/^\d{8}$/)
const sender = z.object({ from: cvrNumber.optional() })
const letter = sender.extend({ to: z.string().regex(/^(\d{8}|\d{10})$/).optional(), uuid: z.uuidv4().transform((uuid) => uuid.toLowerCase()).optional() })
const shared = { method: 'GET', interface: 'sandbox', audience: 'sandbox-user' } as const

// What writes PDF and HTML is loaded with the first sample, not at every start.
const sampleLetters = () => import('./sample-letter.ts')

/** The header line of a sender system of the organisation, as `curl -H` takes it. Throws not.found. */
async function authorizationOf({ database, tokenSecret }: SampleLetterServices, from: string | undefined): Promise<string> {
  const { defaultSender } = await sampleLetters()
  const systems = await database.read(async (on) => {
    const wanted = from ?? (await defaultSender(on))
    return (await listSystems(on, {})).filter(({ isSender, organisationCvr }) => isSender && organisationCvr === wanted)
  })
  const [system] = systems
  if (system === undefined) throw new Problem(generalProblems['not.found'])
  return `Authorization: ${basicAuthorization(system.systemId, sandboxToken(tokenSecret, system.systemId))}`
}

/** `/sandbox/sample-letter`: a first letter to send with nothing but `curl`, and the header to send it with. */
export const sampleLetterRoutes = (services: SampleLetterServices): Route[] => [
  route({
    ...shared,
    path: '/sandbox/sample-letter',
    summary: 'A letter of the demo nation that was not sent yet: with this messageUUID, from this CVR number, to this CPR or CVR number',
    query: letter,
    answers: { 200: { bytes: 'application/xml' } },
    handle: async ({ caller, query: { uuid, from, to } }) => {
      services.admit(caller)
      const { makeSampleLetter } = await sampleLetters()
      const { messageUuid, xml } = await services.database.read((on) => makeSampleLetter(on, { messageUuid: uuid, from, to }))
      return { status: 200, body: xml, headers: { 'content-disposition': `attachment; filename="${messageUuid}.xml"` } }
    },
  }),
  route({
    ...shared,
    path: '/sandbox/sample-letter/authorization',
    summary: 'The Authorization header line of the sender system of a CVR number, for curl -H',
    query: sender,
    answers: { 200: { bytes: 'text/plain; charset=utf-8' } },
    problems: [generalProblems['not.found']],
    handle: async ({ caller, query: { from } }) => {
      services.admit(caller)
      return { status: 200, body: `${await authorizationOf(services, from)}\n` }
    },
  }),
]
