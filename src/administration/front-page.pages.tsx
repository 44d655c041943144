import type { Route } from '../platform/http/index.ts'
import { Alert, CardGrid, Lead, NavigationCard, useLanguage } from '../platform/ui/index.ts'
import { languageOf } from '../portals/index.ts'
import { claimantOf, may, rightsPath } from '../rights/index.ts'
import type { AdminFunction } from './admin-function.ts'
import { adminPath } from './admin-path.ts'
import type { AdminNotice, AdminServices } from './admin-view.ts'
import { adminView } from './admin-view.ts'
import { openFunctions } from './administration.ts'
import { adminPage } from './admin-route.ts'
import { administrationTexts } from './administration.texts.ts'

interface OverviewFacts {
  readonly organisation: string
  readonly functions: readonly AdminFunction[]
  /** The rights portal is open to this person. */
  readonly mayRequest: boolean
  readonly notice: AdminNotice | undefined
}

function Overview({ organisation, functions, mayRequest, notice }: OverviewFacts) {
  const language = useLanguage()
  const said = administrationTexts[language]
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead(organisation)}</Lead>
      {notice && <Alert tone={notice.tone} title={notice.title}>{notice.text}</Alert>}
      {functions.length === 0 && <Alert tone="info" title={said.none}>{said.noneRemedy}</Alert>}
      <CardGrid>
        {functions.map(({ href, texts }) => (
          <NavigationCard href={href} title={texts[language].title}>
            <p>{texts[language].text}</p>
          </NavigationCard>
        ))}
        {mayRequest && <NavigationCard href={rightsPath} title={said.rights.title}><p>{said.rights.text}</p></NavigationCard>}
      </CardGrid>
    </>
  )
}

/** `/admin`: a card for each function that is open to whoever is logged in. */
export const overviewPages = (services: AdminServices): Route[] => [
  adminPage(services, {
    action: 'overview.see',
    path: adminPath,
    summary: 'Administration: a card for each function that the employee may use',
    answers: { 200: { page: true } },
    handle: async ({ caller }, administration) => {
      const functions = openFunctions(administration, services.adminFunctions)
      const { organisation } = administration
      const mayRequest = may(claimantOf(administration), 'rights.request')
      const notice = await services.database.read(async (on) => services.notice?.(on, administration, languageOf(caller)))
      const children = <Overview organisation={organisation.name} functions={functions} mayRequest={mayRequest} notice={notice} />
      return adminView(services, { caller, administration, title: administrationTexts[languageOf(caller)].title, children })
    },
  }),
]
