import type { Browser, Visited } from '../../login/browser.testing.ts'
import { withPortal } from '../../login/portal.testing.tsx'
import type { TestPortal } from '../../login/portal.testing.tsx'
import type { TestPerson } from '../../login/login.testing.ts'
import type { Database } from '../../platform/database/index.ts'
import type { EmbeddedProvider } from './index.ts'
import { identityProviderRoutes, mountIdentityProvider, openIdentityProvider, sandboxProvider } from './index.ts'

/** A portal with the sandbox's own provider in the same server. */
export async function withSandboxPortal(database: Database, work: (portal: TestPortal) => Promise<void>): Promise<void> {
  let embedded: EmbeddedProvider | undefined
  await withPortal(
    database,
    {
      providers: (baseUrl) => [sandboxProvider(baseUrl)],
      routes: (services) => identityProviderRoutes((embedded = openIdentityProvider(services))),
      mount: (app) => {
        if (embedded !== undefined) mountIdentityProvider(app, embedded)
      },
    },
    work,
  )
}

/** Picks a person on the page that asks for one. */
export async function pickPerson(browser: Browser, asking: Visited, person: TestPerson, level = 'substantial'): Promise<Visited> {
  return browser.follow(await browser.post(asking.url, { identity: person.identityId, level }))
}

/** The whole way in, from a page that needs a login back to it. */
export async function logInAs(browser: Browser, portal: TestPortal, person: TestPerson): Promise<Visited> {
  return pickPerson(browser, await browser.follow(await browser.get(`${portal.url}/secret`)), person)
}
