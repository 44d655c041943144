import { z } from 'zod'
import { levelsOfAssurance, localPath, loginProblems, startLogin } from '../../login/index.ts'
import type { IdentityId, LevelOfAssurance } from '../../login/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { route, seeOther } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { findDemoPerson } from './demo-people.queries.ts'
import type { Interaction } from './interaction.ts'
import { finishInteraction, getInteraction } from './interaction.ts'
import { readLastReset } from './last-reset.ts'
import { makeLoginHint, takeLoginHint } from './login-hint.ts'
import { mayUseSandbox } from './may-use-sandbox.ts'
import type { EmbeddedProvider } from './open-identity-provider.ts'
import { interactionPath, problemPath } from './open-identity-provider.ts'
import { pickPersonPage } from './pick-person.pages.tsx'
import { sandboxProviderName } from './sandbox-provider.ts'
import { searchDemoPeople } from './search-demo-people.ts'

const uidParameters = z.object({ uid: z.string().max(64) })

async function subjectOf({ database }: EmbeddedProvider, identityId: IdentityId): Promise<string> {
  const person = await database.read((on) => findDemoPerson(on, { provider: sandboxProviderName, identityId }))
  if (person === undefined) throw new Problem(generalProblems['not.found'])
  return person.subject
}

async function showPeople(embedded: EmbeddedProvider, caller: Caller, interaction: Interaction, search: string): Promise<Answer> {
  const found = await searchDemoPeople(embedded.database, search)
  const resetAt = await readLastReset(embedded.database)
  return pickPersonPage(embedded.services, caller, { path: interactionPath(interaction.uid), search, resetAt, ...found })
}

/** Logs in whom a login hint stands for; else shows the people. */
async function answerInteraction(embedded: EmbeddedProvider, caller: Caller, uid: string, search: string): Promise<Answer> {
  const interaction = await getInteraction(embedded, uid)
  const hint = interaction.params['login_hint']
  const subject = typeof hint === 'string' ? await takeLoginHint(embedded.database, hint) : undefined
  if (subject !== undefined) return seeOther(await finishInteraction(interaction, subject, 'substantial'))
  return showPeople(embedded, caller, interaction, search)
}

async function answerPick(embedded: EmbeddedProvider, uid: string, picked: { identity: IdentityId; level: LevelOfAssurance }): Promise<Answer> {
  const interaction = await getInteraction(embedded, uid)
  return seeOther(await finishInteraction(interaction, await subjectOf(embedded, picked.identity), picked.level))
}

/** The whole way of a login, redirect by redirect; only the question is answered beforehand. */
async function answerLoginAddress(embedded: EmbeddedProvider, caller: Caller, identityId: IdentityId, to: string): Promise<Answer> {
  const { services, database } = embedded
  const provider = services.providers.find(({ name }) => name === sandboxProviderName)
  if (provider === undefined || !mayUseSandbox(services.settings, caller)) throw new Problem(generalProblems['not.allowed'])
  const loginHint = await makeLoginHint(database, await subjectOf(embedded, identityId))
  return startLogin(services, caller, provider, { returnTo: localPath(to), loginHint })
}

const identityId = z.uuid().transform((id) => id as IdentityId) // branding

const showPick = (embedded: EmbeddedProvider): Route =>
  route({
    method: 'GET',
    path: interactionPath('{uid}'),
    interface: 'portal',
    audience: 'everybody',
    summary: 'Pick a demo person to log in as',
    parameters: uidParameters,
    query: z.object({ q: z.string().max(100).default('') }),
    answers: { 200: { page: true }, 303: { empty: true } },
    problems: [loginProblems['login.attempt.unknown']],
    handle: ({ caller, parameters, query }) => answerInteraction(embedded, caller, parameters.uid, query.q),
  })

const pick = (embedded: EmbeddedProvider): Route =>
  route({
    method: 'POST',
    path: interactionPath('{uid}'),
    interface: 'portal',
    audience: 'everybody',
    summary: 'Log in as a demo person',
    parameters: uidParameters,
    body: z.object({ identity: identityId, level: z.enum(levelsOfAssurance) }),
    answers: { 303: { empty: true } },
    problems: [loginProblems['login.attempt.unknown'], generalProblems['not.found']],
    handle: ({ parameters, body }) => answerPick(embedded, parameters.uid, body),
  })

const problem = (): Route =>
  route({
    method: 'GET',
    path: problemPath,
    interface: 'portal',
    audience: 'everybody',
    summary: 'A login that cannot go on',
    answers: {},
    problems: [loginProblems['login.attempt.unknown']],
    handle: () => {
      throw new Problem(loginProblems['login.attempt.unknown'])
    },
  })

const loginAddress = (embedded: EmbeddedProvider): Route =>
  route({
    method: 'GET',
    path: '/sandbox/login/{identityId}',
    interface: 'portal',
    audience: 'sandbox-user',
    summary: 'Log in as a demo person without a form',
    parameters: z.object({ identityId }),
    query: z.object({ to: z.string().default('/') }),
    answers: { 303: { empty: true } },
    problems: [generalProblems['not.found'], generalProblems['not.allowed'], loginProblems['login.provider.unavailable']],
    rateLimit: { max: 1_000, windowMs: 60_000 },
    handle: ({ caller, parameters, query }) => answerLoginAddress(embedded, caller, parameters.identityId, query.to),
  })

/** The pages of the sandbox's provider, and the addresses that log in without a form. */
export const identityProviderRoutes = (embedded: EmbeddedProvider): Route[] => [showPick(embedded), pick(embedded), problem(), loginAddress(embedded)]

/** The address that logs a demo person in and goes on to a path. */
export const loginAddressOf = (baseUrl: string, identity: string, to = '/'): string =>
  `${baseUrl}/sandbox/login/${identity}?${new URLSearchParams({ to })}`
