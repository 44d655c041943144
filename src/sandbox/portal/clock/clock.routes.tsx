import { z } from 'zod'
import { instantText } from '../../../platform/clock/index.ts'
import type { Answer, Caller, Route } from '../../../platform/http/index.ts'
import { route, seeOther } from '../../../platform/http/index.ts'
import { Problem } from '../../../platform/problems/index.ts'
import { clockProblems, readClock } from '../../../platform/work/index.ts'
import { languageOf } from '../../../portals/index.ts'
import { sandboxPage } from '../sandbox-page.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { sandboxPaths } from '../sandbox-paths.ts'
import { sandboxProblems } from '../sandbox.problems.ts'
import { ClockView } from './clock.pages.tsx'
import type { ClockFacts } from './clock.pages.tsx'
import { clockTexts } from './clock.texts.ts'
import { moveClock } from './move-clock.ts'
import type { ClockWish } from './wished-time.ts'
import { danishTime } from './wished-time.ts'

export const clockSchema = z.object({ now: z.iso.datetime(), offset: z.int() })
const wishSchema = z.object({ advance: z.string().max(50).optional(), set: z.string().max(50).optional() })
/** What was typed is shown again, however long. */
const formSchema = z.object({ advance: z.string().optional(), set: z.string().optional() })
const page = { interface: 'portal', audience: 'sandbox-user', path: sandboxPaths.clock } as const
const api = { interface: 'sandbox', audience: 'sandbox-user', path: '/sandbox/api/clock' } as const
const problems = [clockProblems['clock.not.backwards'], clockProblems['clock.not.drained'], sandboxProblems['clock.wish.unreadable'], sandboxProblems['clock.wish.too.far']]

/** As the API says what time it is. */
export async function tellClock({ database }: SandboxServices): Promise<z.infer<typeof clockSchema>> {
  const { now, offsetMs } = await readClock(database)
  return { now: instantText(now), offset: offsetMs }
}

async function showClock(services: SandboxServices, caller: Caller, more: Pick<ClockFacts, 'moved' | 'error' | 'wanted'>, status = 200): Promise<Answer> {
  const facts = { ...(await readClock(services.database)), baseUrl: services.baseUrl(), ...more }
  const title = clockTexts[languageOf(caller)].title
  return sandboxPage(services, caller, { title, path: sandboxPaths.clock, status, children: <ClockView {...facts} /> })
}

/** The form's time has no zone, as browsers send it; empty fields are left out. */
function formWish({ advance, set }: ClockWish): ClockWish {
  const time = set === undefined ? undefined : danishTime(set)
  return { ...(advance === undefined ? {} : { advance }), ...(time === undefined ? {} : { set: instantText(time) }) }
}

async function answerForm(services: SandboxServices, caller: Caller, form: ClockWish): Promise<Answer> {
  try {
    await moveClock(services, formWish(form))
    return seeOther(`${sandboxPaths.clock}?moved=yes`)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { message, remedy } = error.definition[languageOf(caller)]
    return showClock(services, caller, { moved: false, error: `${message} ${remedy}`, wanted: form.set }, error.definition.status)
  }
}

/** The sandbox's clock: a page with forms, and the API of sandbox.md. Moving it answers when everything due in between has happened. */
export const clockRoutes = (services: SandboxServices): Route[] => [
  route({
    ...page,
    method: 'GET',
    summary: 'The clock',
    query: z.object({ moved: z.string().optional() }),
    answers: { 200: { page: true } },
    handle: ({ caller, query }) => showClock(services, caller, { moved: query.moved !== undefined }),
  }),
  route({
    ...page,
    method: 'POST',
    summary: 'Move the clock',
    body: formSchema,
    answers: { 303: { empty: true }, 400: { page: true }, 503: { page: true } },
    handle: ({ caller, body }) => answerForm(services, caller, body),
  }),
  route({ ...api, method: 'GET', summary: 'Business time, and how many milliseconds it is ahead of the machine', answers: { 200: { json: clockSchema } }, handle: async () => ({ status: 200, body: await tellClock(services) }) }),
  route({
    ...api,
    method: 'POST',
    summary: 'Move business time forward, by a duration or to a time; everything due in between happens before the answer',
    body: wishSchema,
    answers: { 200: { json: clockSchema } },
    problems,
    handle: async ({ body }) => {
      await moveClock(services, body)
      return { status: 200, body: await tellClock(services) }
    },
  }),
]
