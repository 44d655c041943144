import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Database } from '../platform/database/index.ts'
import type { Answer, Caller, Route } from '../platform/http/index.ts'
import { makeServer, page, route } from '../platform/http/index.ts'
import type { Language } from '../platform/i18n/index.ts'
import { openLog } from '../platform/log/index.ts'
import { assetsDirectory, Page, renderPage } from '../platform/ui/index.ts'
import { checkCsrf, csrfForm } from './csrf.ts'
import { requireSession } from './current-session.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { answerLoginRequired } from './login-required.ts'
import type { FramedPage } from './login-environment.ts'
import { loginRoutes } from './login.routes.ts'
import { testSettings } from './login.testing.ts'

type TestServices = ReturnType<typeof servicesOver>

/** A portal on a port of its own, with pages that need a login. */
export interface TestPortal {
  readonly url: string
  readonly database: Database
  readonly services: TestServices
  readonly log: readonly string[]
}

export interface TestPortalParts {
  readonly providers: (baseUrl: () => string) => readonly IdentityProvider[]
  readonly routes?: (services: TestServices) => readonly Route[]
  readonly mount?: (app: FastifyInstance, services: TestServices) => void
}

const defaultSettings = {
  ...testSettings,
  BREVDUE_SANDBOX_ALLOW: '',
}

const languageOf = ({ url }: Caller): Language => (url.includes('lang=en') ? 'en' : 'da')

/** The frame that the portals' room hands in, as far as it matters here. */
const frame = ({ caller, children, path = caller.url, ...view }: FramedPage): Answer =>
  page(
    renderPage(
      <Page {...view} path={path} language={languageOf(caller)} sandbox support={{ telephone: '70201000', email: 'hjaelp@example.dk', hours: '' }}>
        {children}
      </Page>,
    ),
  )

function servicesOver(database: Database, baseUrl: () => string, parts: TestPortalParts, lines: string[]) {
  const log = openLog('debug', { write: (line) => void lines.push(line) })
  return { database, baseUrl, settings: defaultSettings, providers: parts.providers(baseUrl), log, frame, languageOf, onLogin: () => Promise.resolve() }
}

/** `/secret` says who is logged in; its form changes nothing, but only from the right page. */
function pagesBehindLogin(services: TestServices): Route[] {
  const facts = { path: '/secret', interface: 'portal', audience: 'logged-in', summary: 'A page behind the login' } as const
  const show = route({
    ...facts,
    method: 'GET',
    answers: { 200: { page: true } },
    handle: async ({ caller }) => page(JSON.stringify(await requireSession(services, caller))),
  })
  const send = route({
    ...facts,
    method: 'POST',
    body: csrfForm,
    answers: { 200: { page: true } },
    handle: async ({ caller, body }) => {
      checkCsrf(await requireSession(services, caller), body)
      return page('done')
    },
  })
  return [show, send]
}

/** Runs a test against a real server. */
export async function withPortal(database: Database, parts: TestPortalParts, work: (portal: TestPortal) => Promise<void>): Promise<void> {
  const address = { url: '' }
  const lines: string[] = []
  const services = servicesOver(database, () => address.url, parts, lines)
  const app = await makeServer({
    log: services.log,
    routes: [...loginRoutes(services), ...pagesBehindLogin(services), ...(parts.routes?.(services) ?? [])],
    problemPage: (problem, caller) => answerLoginRequired(problem, caller) ?? page(problem.code, problem.definition.status),
    assetsDirectory,
    secure: false,
    trustedProxies: [],
    allowedHosts: [],
  })
  parts.mount?.(app, services)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo // TCP, as told above
  address.url = `http://127.0.0.1:${port}`
  try {
    await work({ url: address.url, database, services, log: lines })
  } finally {
    await app.close()
  }
}
