import { z } from 'zod'
import type { IdentityId } from '../../login/index.ts'
import { equalInConstantTime, sha256 } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Caller, Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import { basicAuthorization, sandboxToken } from '../../systems/index.ts'
import type { DemoTag } from './demo-tags.ts'
import { demoTags } from './demo-tags.ts'
import { listIdentities, listSystems, listTaggedParties } from './list-nation.queries.ts'

export interface NationServices {
  readonly database: Database
  /** Of the deployment; the demo systems' tokens are derived from it. */
  readonly tokenSecret: Uint8Array | string
  /** Throws when the caller may not use the sandbox (sandbox.md: loopback or the allowed ranges only). */
  readonly admit: (caller: Caller) => void
  /** The address that logs an identity in without a form. */
  readonly loginUrl: (identityId: IdentityId) => string
}

const purpose = z.object({ tag: z.string(), da: z.string(), en: z.string() })
const member = z.object({ name: z.string(), number: z.string(), goodFor: z.array(purpose) })
const nationSchema = z.object({ persons: z.array(member), companies: z.array(member), authorities: z.array(member) })

/** Somebody who can log in, as the sandbox's API shows him. */
export const identitySchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['citizen', 'employee']),
  cpr: z.string().optional(),
  cvr: z.string().optional(),
  rid: z.string().optional(),
  rights: z.array(z.string()),
  tags: z.array(z.string()),
  loginUrl: z.string(),
})

/** A system of the sandbox as its API shows it. */
export const systemSchema = z.object({
  id: z.string(),
  organisationCvr: z.string(),
  organisationName: z.string(),
  organisationType: z.enum(['AUTHORITY', 'COMPANY']),
  name: z.string(),
  types: z.array(z.enum(['SENDER', 'RECIPIENT', 'RECIPIENT_DEFAULT'])),
  protocol: z.string(),
  endpoint: z.string().optional(),
  receiptEndpoint: z.string().optional(),
  authorization: z.string().nullable(),
})

const purposeOf = (tag: DemoTag): z.infer<typeof purpose> => ({ tag, ...demoTags[tag] })

async function readNation({ database }: NationServices): Promise<z.infer<typeof nationSchema>> {
  const parties = await database.read((on) => listTaggedParties(on, {}))
  const membersOf = (kind: string): z.infer<typeof member>[] =>
    parties.filter((party) => party.kind === kind).map(({ name, number, tags }) => ({ name, number, goodFor: tags.map(purposeOf) }))
  return { persons: membersOf('person'), companies: membersOf('company'), authorities: membersOf('authority') }
}

async function readIdentities({ database, loginUrl }: NationServices, tag: string | undefined): Promise<z.infer<typeof identitySchema>[]> {
  const identities = await database.read((on) => listIdentities(on, { tag: tag ?? null, now: on.now }))
  return identities.map(({ identityId, name, kind, numberType, number, rid, rights, tags }) => ({
    id: identityId,
    name,
    kind,
    ...(numberType === 'CPR' ? { cpr: number } : { cvr: number }),
    ...(rid === null ? {} : { rid }),
    rights: [...rights],
    tags: [...tags],
    loginUrl: loginUrl(identityId),
  }))
}

type SystemRow = Awaited<ReturnType<typeof listSystems>>[number]

/** The header that the system calls with; null when its token is not the derived one, because nobody can show that again. */
function authorizationOf({ systemId, tokenSha256 }: SystemRow, secret: Uint8Array | string): string | null {
  const token = sandboxToken(secret, systemId)
  return tokenSha256 !== null && equalInConstantTime(tokenSha256, sha256(token)) ? basicAuthorization(systemId, token) : null
}

function typesOf({ isSender, isRecipient, isPrimary }: SystemRow): z.infer<typeof systemSchema>['types'] {
  return [...(isSender ? (['SENDER'] as const) : []), ...(isRecipient ? (['RECIPIENT'] as const) : []), ...(isPrimary ? (['RECIPIENT_DEFAULT'] as const) : [])]
}

/** A system of the sandbox as its API and its page show it. */
export type SandboxSystem = z.infer<typeof systemSchema>

/** All systems with the header they call with, by organisation and name. */
export async function readSystems({ database, tokenSecret }: Pick<NationServices, 'database' | 'tokenSecret'>): Promise<SandboxSystem[]> {
  const systems = await database.read((on) => listSystems(on, {}))
  return systems.map((system) => ({
    id: system.systemId,
    organisationCvr: system.organisationCvr,
    organisationName: system.organisationName,
    organisationType: system.organisationType,
    name: system.name,
    types: typesOf(system),
    protocol: system.protocol,
    ...(system.endpoint === null ? {} : { endpoint: system.endpoint }),
    ...(system.receiptEndpoint === null ? {} : { receiptEndpoint: system.receiptEndpoint }),
    authorization: authorizationOf(system, tokenSecret),
  }))
}

const shared = { method: 'GET', interface: 'sandbox', audience: 'sandbox-user' } as const

/** `/sandbox/nation`, `/sandbox/api/identities`, `/sandbox/api/systems` (sandbox.md, Sandbox API). */
export function sandboxNationRoutes(services: NationServices): Route[] {
  return [
    route({
      ...shared,
      path: '/sandbox/nation',
      summary: 'The demo nation: who is good for what',
      answers: { 200: { json: nationSchema } },
      handle: async ({ caller }) => {
        services.admit(caller)
        return { status: 200, body: await readNation(services) }
      },
    }),
    route({
      ...shared,
      path: '/sandbox/api/identities',
      summary: 'Who can log in, with an address that does it',
      query: z.object({ tag: z.string().optional() }),
      answers: { 200: { json: z.array(identitySchema) } },
      handle: async ({ caller, query }) => {
        services.admit(caller)
        return { status: 200, body: await readIdentities(services, query.tag) }
      },
    }),
    route({
      ...shared,
      path: '/sandbox/api/systems',
      summary: 'Sender and recipient systems with their ready Authorization header',
      answers: { 200: { json: z.array(systemSchema) } },
      handle: async ({ caller }) => {
        services.admit(caller)
        return { status: 200, body: await readSystems(services) }
      },
    }),
  ]
}
