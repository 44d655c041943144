import { loginProblems, requireSession } from '../../login/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { route } from '../../platform/http/index.ts'
import { readListState } from '../../platform/ui/index.ts'
import { languageOf } from '../../portals/index.ts'
import { choicePath } from '../post-paths.ts'
import type { PostServices } from '../post-view.tsx'
import { postView } from '../post-view.tsx'
import { ChoiceView } from './choice-view.tsx'
import { choiceTexts } from './choice.texts.ts'
import { readChoice } from './read-choice.ts'

const definition = { sorts: ['name'], filters: {} } as const

/** `/post/mailboxes`: whose post to read, for those who may read that of many. */
export const choiceRoutes = (services: PostServices): Route[] => [
  route({
    method: 'GET',
    path: choicePath,
    interface: 'portal',
    audience: 'logged-in',
    summary: 'The mailboxes that the one who is logged in may read',
    answers: { 200: { page: true } },
    problems: [loginProblems['login.required']],
    handle: async ({ caller }) => {
      const session = await requireSession(services, caller)
      const state = readListState(caller.url, definition)
      const { search, page, size } = state
      const found = await readChoice(services.database, session, { search, offset: (page - 1) * size, limit: size })
      return postView(services, { caller, session, title: choiceTexts[languageOf(caller)].title, children: <ChoiceView state={state} {...found} /> })
    },
  }),
]
