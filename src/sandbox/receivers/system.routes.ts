import { z } from 'zod'
import type { Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { systemProblems } from '../../systems/index.ts'
import type { SandboxSystem } from '../nation/index.ts'
import { readSystems, systemSchema } from '../nation/index.ts'
import { aimSystem } from './aim-system.ts'
import { makeSystem } from './make-system.ts'
import type { ReceiverId } from './receiver.ts'
import type { ReceiverServices } from './receiver-environment.ts'
import { receiversUrl } from './receiver-environment.ts'

const address = z.string().max(2_000).optional()
const receiverId = z.uuid().transform((text) => text.toLowerCase() as ReceiverId).optional() // branding
const protocol = z.enum(['REST_PUSH', 'REST_PULL', 'REST_PUBLISH_SUBSCRIBE', 'SFTP'])

const aimSchema = z.object({ receiverId, endpoint: address, receiptEndpoint: address, protocol: protocol.optional() })

/** Without what was left out: an absent field and an undefined one differ to whoever fills in what is missing. */
const given = <Value extends object>(value: Value): { [Name in keyof Value]: Exclude<Value[Name], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never // fewer of the same

const systemWishSchema = z.object({
  organisationCvr: z.string().regex(/^\d{8}$/),
  name: z.string().min(1).max(256).default('Prøvesystem'),
  types: z.array(z.enum(['SENDER', 'RECIPIENT'])).min(1),
  protocol: protocol.default('REST_PULL'),
  receiverId,
  endpoint: address,
  receiptEndpoint: address,
  memoVersion: z.enum(['1.1', '1.2']).default('1.1'),
  exemptPost: z.enum(['REJECT', 'PAPER']).default('REJECT'),
})

async function getSystem(services: ReceiverServices, systemId: SystemId): Promise<SandboxSystem> {
  const system = (await readSystems(services)).find(({ id }) => id === systemId)
  if (system === undefined) throw new Problem(generalProblems['not.found'])
  return system
}

const api = { interface: 'sandbox', audience: 'sandbox-user' } as const
const systemParameters = z.object({ id: z.uuid().transform((text) => text.toLowerCase() as SystemId) }) // branding

/** Systems made and aimed by hand or by a test (sandbox.md, Sandbox API). */
export const systemRoutes = (services: ReceiverServices): Route[] => [
  route({
    ...api,
    method: 'POST',
    path: '/sandbox/api/systems',
    summary: 'A new system of any kind for an organisation of the demo nation, with its ready Authorization header',
    body: systemWishSchema,
    answers: { 201: { json: systemSchema } },
    problems: [generalProblems['not.found'], systemProblems['system.invalid'], systemProblems['system.too.many.recipients']],
    handle: async ({ body: { types, protocol: serviceProtocol, ...wish } }) => {
      const kinds = { isSender: types.includes('SENDER'), isRecipient: types.includes('RECIPIENT'), serviceProtocol }
      const systemId = await services.database.transaction((tx) => makeSystem(tx, services, { ...kinds, ...given(wish) }))
      return { status: 201, body: await getSystem(services, systemId) }
    },
  }),
  route({
    ...api,
    method: 'PUT',
    path: '/sandbox/api/systems/{id}/endpoint',
    summary: 'Aim a system at a receiver or an address, and let it be pushed to, told of letters, or pull',
    parameters: systemParameters,
    body: aimSchema,
    answers: { 200: { json: systemSchema } },
    problems: [generalProblems['not.found'], systemProblems['system.invalid']],
    handle: async ({ parameters: { id: systemId }, body }) => {
      await services.database.transaction((tx) => aimSystem(tx, { systemId, ...body }, receiversUrl(services)))
      return { status: 200, body: await getSystem(services, systemId) }
    },
  }),
]
