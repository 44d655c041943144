import { z } from 'zod'
import { civilDate } from '../../../platform/clock/index.ts'
import type { Route } from '../../../platform/http/index.ts'
import { route, seeOther } from '../../../platform/http/index.ts'
import { generalProblems, Problem } from '../../../platform/problems/index.ts'
import { sandboxPaths, tracePath } from '../sandbox-paths.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { sandboxProblems } from '../sandbox.problems.ts'
import { findCorrespondent } from './correspondents.queries.ts'
import { makeSampleLetter } from './make-sample-letter.ts'
import { sendFirstLetter } from './send-first-letter.ts'

const number = z.string().regex(/^(\d{8}|\d{10})$/)

/** A button that sends a letter, and a letter to send by hand. */
export const firstLetterRoutes = (services: SandboxServices): Route[] => [
  route({
    method: 'POST',
    path: sandboxPaths.firstLetter,
    interface: 'portal',
    audience: 'sandbox-user',
    summary: 'Send a letter from the demo municipality to a citizen, and go to its trace',
    answers: { 303: { empty: true } },
    problems: [sandboxProblems['sandbox.nation.missing']],
    handle: async () => seeOther(`${tracePath(await sendFirstLetter(services))}?sent=yes`),
  }),
  route({
    method: 'GET',
    path: sandboxPaths.sampleLetter,
    interface: 'sandbox',
    audience: 'sandbox-user',
    summary: 'A MeMo with a document from one member of the demo nation to another, ready to be sent',
    query: z.object({ from: number, to: number, messageUUID: z.uuid() }),
    answers: { 200: { bytes: 'application/xml' } },
    problems: [generalProblems['not.found']],
    handle: async ({ query }) => {
      const { from, to, now } = await services.database.read(async (on) => ({
        from: await findCorrespondent(on, { number: query.from }),
        to: await findCorrespondent(on, { number: query.to }),
        now: on.now,
      }))
      if (from === undefined || to === undefined) throw new Problem(generalProblems['not.found'])
      return { status: 200, body: await makeSampleLetter({ from, to, messageUuid: query.messageUUID, date: civilDate(now) }) }
    },
  }),
]
