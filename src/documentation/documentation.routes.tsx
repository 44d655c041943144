import { currentSession } from '../login/index.ts'
import type { Caller, Route } from '../platform/http/index.ts'
import { route } from '../platform/http/index.ts'
import { footerPaths } from '../platform/ui/index.ts'
import { languageOf } from '../portals/index.ts'
import { documentationPage } from './documentation-page.ts'
import type { DocumentationServices } from './documentation-page.ts'
import { documentationPaths } from './documentation-paths.ts'
import { ContainersView } from './containers/containers.pages.tsx'
import { containersGuideTexts } from './containers/containers.texts.ts'
import { ContactsView } from './contacts/contacts.pages.tsx'
import { contactsTexts } from './contacts/contacts.texts.ts'
import { ErrorsView } from './errors/errors.pages.tsx'
import { errorsTexts } from './errors/errors.texts.ts'
import { GuideView } from './guide/guide.pages.tsx'
import { guideTexts } from './guide/guide.texts.ts'
import { danishStatements } from './statements/danish-statements.ts'
import { englishStatements } from './statements/english-statements.ts'
import type { StatementName } from './statements/statement.ts'
import { StatementView } from './statements/statements.pages.tsx'

const page = { method: 'GET', interface: 'portal', audience: 'everybody', answers: { 200: { page: true } } } as const
const statements = { da: danishStatements, en: englishStatements }

const statementRoute = (services: DocumentationServices, name: StatementName): Route =>
  route({
    ...page,
    path: footerPaths[name],
    summary: englishStatements[name].title,
    handle: async ({ caller }: { caller: Caller }) => {
      const statement = statements[languageOf(caller)][name]
      const session = await currentSession(services, caller)
      return services.frame({ caller, session, title: statement.title, theme: 'neutral', children: <StatementView {...statement} /> })
    },
  })

/** `/docs`, `/docs/containers`, `/docs/contacts`, `/docs/errors`, and the texts of law that every footer leads to. */
export const documentationRoutes = (services: DocumentationServices): Route[] => [
  route({
    ...page,
    path: documentationPaths.guide,
    summary: 'Guide of the system interface',
    handle: async ({ caller }) => {
      const children = <GuideView systemUrl={services.systemUrl()} example={await services.exampleFor?.(caller)} />
      return documentationPage(services, caller, { title: guideTexts[languageOf(caller)].title, children })
    },
  }),
  route({
    ...page,
    path: documentationPaths.containers,
    summary: 'Guide of containers',
    handle: async ({ caller }) => {
      const children = <ContainersView systemUrl={services.systemUrl()} example={await services.exampleFor?.(caller)} />
      return documentationPage(services, caller, { title: containersGuideTexts[languageOf(caller)].title, children })
    },
  }),
  route({
    ...page,
    path: documentationPaths.contacts,
    summary: 'Guide of the contact register',
    handle: async ({ caller }) => {
      const children = <ContactsView systemUrl={services.systemUrl()} example={await services.exampleFor?.(caller)} />
      return documentationPage(services, caller, { title: contactsTexts[languageOf(caller)].title, children })
    },
  }),
  route({
    ...page,
    path: documentationPaths.errors,
    summary: 'All codes with status, sentence and remedy',
    handle: ({ caller }) => documentationPage(services, caller, { title: errorsTexts[languageOf(caller)].title, children: <ErrorsView /> }),
  }),
  ...(['accessibility', 'privacy', 'cookies'] as const).map((name) => statementRoute(services, name)),
]
