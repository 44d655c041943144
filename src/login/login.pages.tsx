import type { Answer, Caller } from '../platform/http/index.ts'
import { ButtonLink, CardGrid, Lead, NavigationCard } from '../platform/ui/index.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { loginPaths } from './login-paths.ts'
import type { LoginServices } from './login-environment.ts'
import { loginTexts } from './login.texts.ts'
import { localPath } from './return-to.ts'

const addressOf = (provider: IdentityProvider, returnTo: string | undefined): string =>
  `${loginPaths.login}?${new URLSearchParams({ provider: provider.name, returnTo: localPath(returnTo) })}`

/** Several ways to log in, to choose one. */
export function chooseProviderPage({ providers, frame, languageOf }: LoginServices, caller: Caller, returnTo: string | undefined): Answer {
  const language = languageOf(caller)
  const said = loginTexts[language].choose
  const children = (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <CardGrid>
        {providers.map((provider) => (
          <NavigationCard href={addressOf(provider, returnTo)} title={provider.label[language]} />
        ))}
      </CardGrid>
    </>
  )
  return frame({ caller, title: said.title, theme: 'neutral', children })
}

/** Logged out here; a header leads on to the provider at once, a link does so by hand. */
export function loggedOutPage({ frame, languageOf }: LoginServices, caller: Caller, providerLogout: string): Answer {
  const said = loginTexts[languageOf(caller)].loggedOut
  const children = (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.body}</Lead>
      <ButtonLink href={providerLogout} weight="secondary">{said.link}</ButtonLink>
    </>
  )
  return frame({ caller, title: said.title, theme: 'neutral', path: '/', children })
}
