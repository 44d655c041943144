import { z } from 'zod'
import type { IdentityId } from '../../login/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { route, seeOther } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { readListState } from '../../platform/ui/index.ts'
import { languageOf } from '../../portals/index.ts'
import { loginAddressOf } from '../identity-provider/index.ts'
import { demoTags, identitySchema, listTaggedParties } from '../nation/index.ts'
import type { SandboxServices } from '../portal/index.ts'
import { guarded, sandboxPage } from '../portal/index.ts'
import type { IdentityWish } from './identity-wish.ts'
import { identityWishSchema } from './identity-wish.ts'
import type { MadeIdentity } from './make-test-identity.ts'
import { makeTestIdentity } from './make-test-identity.ts'
import { readMade } from './read-made.ts'
import { formPath, testPortalPath } from './test-portal-paths.ts'
import { madeList, TestPortalView } from './test-portal.pages.tsx'
import { testPortalProblems } from './test-portal.problems.ts'
import { testPortalTexts } from './test-portal.texts.ts'
import { WishFormView } from './wish-forms.pages.tsx'
import type { WishFault } from './wish-faults.ts'
import { wishFaultTexts } from './wish-faults.texts.ts'

const page = { interface: 'portal', audience: 'sandbox-user' } as const
const kinds = z.enum(['person', 'company', 'authority', 'employee'])
const identityId = z.uuid().transform((text) => text.toLowerCase() as IdentityId) // branding

/** The demo nation's organisations, to choose an employer from. */
async function organisationsIn({ database }: SandboxServices, caller: Caller): Promise<{ value: string; label: string }[]> {
  const parties = await database.read((on) => listTaggedParties(on, {}))
  const goodFor = (tags: (typeof parties)[number]['tags']): string => tags.map((tag) => demoTags[tag][languageOf(caller)]).join(', ')
  return parties.filter(({ kind }) => kind !== 'person').map(({ name, number, tags }) => ({ value: number, label: `${name}: ${goodFor(tags)}` }))
}

async function showForm(services: SandboxServices, caller: Caller, wish: IdentityWish, faults: readonly WishFault[]): Promise<Answer> {
  const { title } = testPortalTexts[languageOf(caller)].kinds[wish.kind]
  const organisations = wish.kind === 'employee' ? await organisationsIn(services, caller) : []
  const children = <WishFormView wish={wish} faults={faults} organisations={organisations} />
  return sandboxPage(services, caller, { title, path: formPath(wish.kind), status: faults.length > 0 ? 400 : 200, children })
}

const pages = (services: SandboxServices): Route[] => [
  route({
    ...page,
    method: 'GET',
    path: testPortalPath,
    summary: 'The test portal: what can be made, and who was made',
    query: z.object({ made: identityId.optional().catch(undefined) }),
    answers: { 200: { page: true } },
    handle: async ({ caller, query }) => {
      const facts = await readMade(services.database, readListState(caller.url, madeList), query.made)
      return sandboxPage(services, caller, { title: testPortalTexts[languageOf(caller)].title, children: <TestPortalView {...facts} /> })
    },
  }),
  route({
    ...page,
    method: 'GET',
    path: formPath('{kind}'),
    summary: 'A form that makes a citizen, a company, an authority or an employee',
    parameters: z.object({ kind: kinds }),
    answers: { 200: { page: true } },
    handle: ({ caller, parameters: { kind } }) => showForm(services, caller, identityWishSchema.parse(kind === 'authority' ? { kind, connected: true } : { kind }), []),
  }),
  route({
    ...page,
    method: 'POST',
    path: formPath('{kind}'),
    summary: 'Make a citizen, a company, an authority or an employee',
    parameters: z.object({ kind: kinds }),
    body: identityWishSchema,
    answers: { 303: { empty: true }, 400: { page: true } },
    problems: [generalProblems['request.invalid']],
    handle: async ({ caller, body }) => {
      const outcome = await services.database.transaction((tx) => makeTestIdentity(tx, body))
      if (outcome.outcome === 'faulty') return showForm(services, caller, body, outcome.faults)
      return seeOther(`${testPortalPath}?made=${outcome.made.identityId}`)
    },
  }),
]

function present({ baseUrl }: SandboxServices, { identityId: id, name, kind, number, rid, rights }: MadeIdentity): z.infer<typeof identitySchema> {
  const whose = kind === 'citizen' ? { cpr: number } : { cvr: number }
  return { id, name, kind, ...whose, ...(rid === null ? {} : { rid }), rights: [...rights], tags: [], loginUrl: loginAddressOf(baseUrl(), id, '/post') }
}

const invalid = (faults: readonly WishFault[]): Problem =>
  new Problem(testPortalProblems['test.identity.invalid'], { fields: faults.map(({ field, code }) => ({ field, code, message: wishFaultTexts.en[code] })) })

const api = (services: SandboxServices): Route =>
  route({
    method: 'POST',
    path: '/sandbox/api/identities',
    interface: 'sandbox',
    audience: 'sandbox-user',
    summary: 'Make a person, a company or authority with its first employee, or a further employee; the answer can log in',
    body: identityWishSchema,
    answers: { 201: { json: identitySchema } },
    problems: [generalProblems['request.invalid'], testPortalProblems['test.identity.invalid']],
    handle: async ({ body }) => {
      const outcome = await services.database.transaction((tx) => makeTestIdentity(tx, body))
      if (outcome.outcome === 'faulty') throw invalid(outcome.faults)
      return { status: 201, body: present(services, outcome.made) }
    },
  })

/** `/sandbox/test-portal` and `POST /sandbox/api/identities` (sandbox.md; seed 001 chapter 3.2), for the sandbox's users only; none outside sandbox mode. */
export const testPortalRoutes = (services: SandboxServices): Route[] =>
  services.settings.BREVDUE_MODE === 'sandbox' ? [...pages(services), api(services)].map((one) => guarded(services.settings, one)) : []
