import type { Caller } from '../platform/http/index.ts'
import { ButtonLink, CardGrid, NavigationCard, Page, renderPage } from '../platform/ui/index.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { loginPaths } from './login-paths.ts'
import type { LoginServices } from './login-services.ts'
import { loginTexts } from './login.texts.ts'
import { pageFrame } from './page-frame.ts'
import { localPath } from './return-to.ts'

const addressOf = (provider: IdentityProvider, returnTo: string | undefined): string =>
  `${loginPaths.login}?${new URLSearchParams({ provider: provider.name, returnTo: localPath(returnTo) })}`

/** Several ways to log in, to choose one. */
export function chooseProviderPage(services: LoginServices, caller: Caller, returnTo: string | undefined): string {
  const frame = pageFrame(services, caller)
  const said = loginTexts[frame.language].choose
  return renderPage(
    <Page {...frame} title={said.title}>
      <h1>{said.title}</h1>
      <p>{said.lead}</p>
      <CardGrid>
        {services.providers.map((provider) => (
          <NavigationCard href={addressOf(provider, returnTo)} title={provider.label[frame.language]} />
        ))}
      </CardGrid>
    </Page>,
  )
}

/** Logged out here; a header leads on to the provider at once, a link does so by hand. */
export function loggedOutPage(services: LoginServices, caller: Caller, providerLogout: string): string {
  const frame = pageFrame(services, caller)
  const said = loginTexts[frame.language].loggedOut
  return renderPage(
    <Page {...frame} path="/" title={said.title}>
      <h1>{said.title}</h1>
      <p>{said.body}</p>
      <ButtonLink href={providerLogout} weight="secondary">{said.link}</ButtonLink>
    </Page>,
  )
}
