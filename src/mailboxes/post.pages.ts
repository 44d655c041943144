import type { Route } from '../platform/http/index.ts'
import { choiceRoutes } from './choice/choice.pages.tsx'
import { documentRoutes } from './documents/documents.pages.ts'
import { inboxRoutes } from './inbox/inbox.pages.tsx'
import { letterRoutes } from './letter/letter.pages.ts'
import type { PostServices } from './post-view.tsx'

/** Everything below `/post`. */
export const postRoutes = (services: PostServices): Route[] => [...choiceRoutes(services), ...inboxRoutes(services), ...letterRoutes(services), ...documentRoutes(services)]
