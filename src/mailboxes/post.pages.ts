import type { Route } from '../platform/http/index.ts'
import { documentRoutes } from './documents/documents.pages.ts'
import { inboxRoutes } from './inbox/inbox.pages.tsx'
import { letterRoutes } from './letter/letter.pages.ts'
import type { PostServices } from './post-view.tsx'

/** Everything below `/post`. */
export const postRoutes = (services: PostServices): Route[] => [...inboxRoutes(services), ...letterRoutes(services), ...documentRoutes(services)]
