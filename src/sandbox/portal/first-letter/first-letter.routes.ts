import { z } from 'zod'
import { civilDate } from '../../../platform/clock/index.ts'
import type { Read } from '../../../platform/database/index.ts'
import type { Route } from '../../../platform/http/index.ts'
import { route, seeOther } from '../../../platform/http/index.ts'
import { uuidV4 } from '../../../platform/crypto/index.ts'
import { generalProblems, Problem } from '../../../platform/problems/index.ts'
import { basicAuthorization, sandboxToken } from '../../../systems/index.ts'
import { sandboxPaths, tracePath } from '../sandbox-paths.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { sandboxProblems } from '../sandbox.problems.ts'
import { findCorrespondent, findSenderSystem } from './correspondents.queries.ts'
import type { Correspondent } from './make-sample-letter.ts'
import { makeSampleLetter } from './make-sample-letter.ts'
import type { FirstLetterTag } from './send-first-letter.ts'
import { findTagged, sendFirstLetter } from './send-first-letter.ts'

const number = z.string().regex(/^(\d{8}|\d{10})$/)

/** Who has the number, or else who is good for the first letter. */
const findNamed = (on: Read, named: string | undefined, tag: FirstLetterTag): Promise<Correspondent | undefined> =>
  named === undefined ? findTagged(on, tag) : findCorrespondent(on, { number: named })

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
    summary: 'A MeMo with a document from one member of the demo nation to another, ready to be sent, under a new messageUUID unless one is given; by default from the municipality to the citizen of the first letter',
    query: z.object({ from: number.optional(), to: number.optional(), messageUUID: z.uuid().optional() }),
    answers: { 200: { bytes: 'application/xml' } },
    problems: [generalProblems['not.found']],
    handle: async ({ query }) => {
      const { from, to, now } = await services.database.read(async (on) => ({
        from: await findNamed(on, query.from, 'authority-municipality'),
        to: await findNamed(on, query.to, 'citizen-with-post'),
        now: on.now,
      }))
      if (from === undefined || to === undefined) throw new Problem(generalProblems['not.found'])
      return { status: 200, body: await makeSampleLetter({ from, to, messageUuid: query.messageUUID ?? uuidV4(), date: civilDate(now) }) }
    },
  }),
  route({
    method: 'GET',
    path: sandboxPaths.sampleAuthorization,
    interface: 'sandbox',
    audience: 'sandbox-user',
    summary: 'The Authorization header line to send sample letters with, as curl -H takes it',
    query: z.object({ from: number.optional() }),
    answers: { 200: { bytes: 'text/plain; charset=utf-8' } },
    problems: [generalProblems['not.found']],
    handle: async ({ query }) => {
      const system = await services.database.read(async (on) => {
        const from = await findNamed(on, query.from, 'authority-municipality')
        return from && findSenderSystem(on, from)
      })
      if (system === undefined) throw new Problem(generalProblems['not.found'])
      const header = basicAuthorization(system.systemId, sandboxToken(services.tokenSecret, system.systemId))
      return { status: 200, body: `Authorization: ${header}\n` }
    },
  }),
]
