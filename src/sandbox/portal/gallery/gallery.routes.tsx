import { z } from 'zod'
import type { Route } from '../../../platform/http/index.ts'
import { route } from '../../../platform/http/index.ts'
import { generalProblems, Problem } from '../../../platform/problems/index.ts'
import { galleryPages, GalleryView } from '../../../platform/ui/index.ts'
import { languageOf } from '../../../portals/index.ts'
import { overviewTexts } from '../overview/overview.texts.ts'
import { sandboxPage } from '../sandbox-page.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { sandboxPaths } from '../sandbox-paths.ts'

const page = { method: 'GET', interface: 'portal', audience: 'sandbox-user', answers: { 200: { page: true } } } as const

/** The gallery: all components in all states on one page, and what makes a whole page on pages of their own. */
export const galleryRoutes = (services: SandboxServices): Route[] => [
  route({
    ...page,
    path: sandboxPaths.gallery,
    summary: 'Every component of the pages in all states',
    handle: ({ caller }) => {
      const title = overviewTexts[languageOf(caller)].gallery
      const children = (
        <>
          <h1>{title}</h1>
          <GalleryView path={sandboxPaths.gallery} />
        </>
      )
      return sandboxPage(services, caller, { title, children })
    },
  }),
  route({
    ...page,
    path: `${sandboxPaths.gallery}/{name}`,
    summary: 'A page of the gallery that stands for one kind of page',
    parameters: z.object({ name: z.string() }),
    problems: [generalProblems['not.found']],
    handle: ({ caller, parameters }) => {
      const shown = galleryPages(languageOf(caller)).find(({ name }) => name === parameters.name)
      if (shown === undefined) throw new Problem(generalProblems['not.found'])
      return sandboxPage(services, caller, { title: shown.title, children: shown.node })
    },
  }),
]
