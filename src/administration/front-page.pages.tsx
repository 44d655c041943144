import { loginProblems } from '../login/index.ts'
import type { Route } from '../platform/http/index.ts'
import { route } from '../platform/http/index.ts'
import { Alert, CardGrid, Lead, NavigationCard, useLanguage } from '../platform/ui/index.ts'
import { languageOf } from '../portals/index.ts'
import type { AdminFunction } from './admin-function.ts'
import { adminPath } from './admin-path.ts'
import type { AdminServices } from './admin-view.ts'
import { adminView } from './admin-view.ts'
import { openAdministration, openFunctions } from './administration.ts'
import { administrationProblems } from './administration.problems.ts'
import { administrationTexts } from './administration.texts.ts'

function Overview({ organisation, functions }: { organisation: string; functions: readonly AdminFunction[] }) {
  const language = useLanguage()
  const said = administrationTexts[language]
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead(organisation)}</Lead>
      {functions.length === 0 && <Alert tone="info" title={said.none}>{said.noneRemedy}</Alert>}
      <CardGrid>
        {functions.map(({ href, texts }) => (
          <NavigationCard href={href} title={texts[language].title}>
            <p>{texts[language].text}</p>
          </NavigationCard>
        ))}
      </CardGrid>
    </>
  )
}

/** `/admin`: a card for each function that is open to whoever is logged in. */
export const administrationRoutes = (services: AdminServices): Route[] => [
  route({
    method: 'GET',
    path: adminPath,
    interface: 'portal',
    audience: 'employee',
    summary: 'Administration: a card for each function that the employee may use',
    answers: { 200: { page: true } },
    problems: [loginProblems['login.required'], administrationProblems['administration.employees.only']],
    handle: async ({ caller }) => {
      const administration = await openAdministration(services, caller)
      const functions = openFunctions(administration, services.adminFunctions)
      const children = <Overview organisation={administration.session.organisationName} functions={functions} />
      return adminView(services, { caller, administration, title: administrationTexts[languageOf(caller)].title, children })
    },
  }),
]
