import { z } from 'zod'
import type { Answer, Caller, Route } from '../../../platform/http/index.ts'
import { route, seeOther } from '../../../platform/http/index.ts'
import { Problem } from '../../../platform/problems/index.ts'
import { languageOf } from '../../../portals/index.ts'
import { defaultWish, resetSandbox } from '../../letters/index.ts'
import { clockSchema, tellClock } from '../clock/clock.routes.tsx'
import { sandboxPage } from '../sandbox-page.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { sandboxPaths } from '../sandbox-paths.ts'
import { sandboxProblems } from '../sandbox.problems.ts'
import { ResetView } from './reset.pages.tsx'
import { resetTexts } from './reset.texts.ts'

const page = { interface: 'portal', audience: 'sandbox-user', path: sandboxPaths.reset } as const
const resetSchema = clockSchema.extend({ letters: z.int() })

/** Answers how many letters the nation has. Throws sandbox.resetting, sandbox.busy. */
async function reset(services: SandboxServices): Promise<number> {
  const { database, intake, tokenSecret, demoNation, afterReset, clock, log } = services
  const outcome = await resetSandbox({ database, contentStore: intake.contentStore, sandboxSecret: tokenSecret }, demoNation ? defaultWish : undefined)
  if (outcome.kind !== 'reset') throw new Problem(sandboxProblems[outcome.kind === 'busy' ? 'sandbox.busy' : 'sandbox.resetting'])
  await afterReset()
  clock.wakeAll()
  log.info('sandbox reset', { count: outcome.letters })
  return outcome.letters
}

const show = (services: SandboxServices, caller: Caller, problem?: Problem): Promise<Answer> => {
  const language = languageOf(caller)
  const children = <ResetView baseUrl={services.baseUrl()} refusal={problem?.definition[language]} />
  return sandboxPage(services, caller, { title: resetTexts[language].title, path: sandboxPaths.reset, status: problem?.definition.status ?? 200, children })
}

async function answerForm(services: SandboxServices, caller: Caller): Promise<Answer> {
  try {
    await reset(services)
    return seeOther(`${sandboxPaths.overview}?done=reset`)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return show(services, caller, error)
  }
}

/** The sandbox as it was when it was new: a page that asks first, and the API of sandbox.md. */
export const resetRoutes = (services: SandboxServices): Route[] => [
  route({ ...page, method: 'GET', summary: 'What a reset does, and whether one means it', answers: { 200: { page: true } }, handle: ({ caller }) => show(services, caller) }),
  route({
    ...page,
    method: 'POST',
    summary: 'Reset the sandbox',
    answers: { 303: { empty: true }, 409: { page: true }, 503: { page: true } },
    handle: ({ caller }) => answerForm(services, caller),
  }),
  route({
    method: 'POST',
    path: '/sandbox/api/reset',
    interface: 'sandbox',
    audience: 'sandbox-user',
    summary: 'Empty the sandbox and lay the demo nation anew; the clock is the machine’s again, everybody is logged out',
    answers: { 200: { json: resetSchema } },
    problems: [sandboxProblems['sandbox.resetting'], sandboxProblems['sandbox.busy']],
    handle: async () => {
      const letters = await reset(services)
      return { status: 200, body: { ...(await tellClock(services)), letters } }
    },
  }),
]
