import { z } from 'zod'
import { checkCsrf, csrfForm, loginProblems, requireSession } from '../../login/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { route, seeOther } from '../../platform/http/index.ts'
import { generalProblems } from '../../platform/problems/index.ts'
import { letterParameters } from '../post-parameters.ts'
import { letterPath } from '../post-paths.ts'
import type { PostServices } from '../post-view.tsx'
import { folderOf } from './letter-view.tsx'
import { acceptLegalNotice, markLetter } from './open-letter.ts'
import { showLetter } from './show-letter.tsx'

const shared = {
  interface: 'portal',
  audience: 'logged-in',
  parameters: letterParameters,
} as const

const problems = [loginProblems['login.required'], generalProblems['not.found']]
const letterAddress = '/post/{mailboxId}/letters/{letterId}'
const readForm = csrfForm.extend({ read: z.enum(['true', 'false']) })

const acceptNotice = (services: PostServices): Route =>
  route({
    ...shared,
    method: 'POST',
    path: `${letterAddress}/legal-notice`,
    summary: 'Open a legal notice, which notifies the one who opens it',
    body: csrfForm,
    answers: { 303: { empty: true } },
    problems: [...problems, loginProblems['form.foreign']],
    handle: async ({ caller, parameters: place, body }) => {
      const session = await requireSession(services, caller)
      checkCsrf(session, body)
      await services.database.transaction((tx) => acceptLegalNotice(tx, session, place))
      return seeOther(letterPath(place))
    },
  })

const mark = (services: PostServices): Route =>
  route({
    ...shared,
    method: 'POST',
    path: `${letterAddress}/read`,
    summary: 'Mark a letter read or unread',
    body: readForm,
    answers: { 303: { empty: true } },
    problems: [...problems, loginProblems['form.foreign'], generalProblems['not.allowed']],
    handle: async ({ caller, parameters: place, body }) => {
      const session = await requireSession(services, caller)
      checkCsrf(session, body)
      const letter = await services.database.transaction((tx) => markLetter(tx, session, place, body.read === 'true'))
      // Its own page would make it read again.
      return seeOther(letter.asksFirst ? letterPath(place) : folderOf(letter))
    },
  })

/** A letter, and what a reader does with it. */
export const letterRoutes = (services: PostServices): Route[] => [
  route({
    ...shared,
    method: 'GET',
    path: letterAddress,
    summary: 'A letter; opening it makes it read',
    query: z.object({ file: z.coerce.number().int().positive().optional().catch(undefined) }),
    answers: { 200: { page: true } },
    problems,
    handle: ({ caller, parameters: place, query }) => showLetter(services, caller, place, query.file),
  }),
  acceptNotice(services),
  mark(services),
]
