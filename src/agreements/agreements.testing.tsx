import type { AdminWizardServices } from '../administration/index.ts'
import { administrationRoutes } from '../administration/index.ts'
import { ask } from '../events/events.testing.ts'
import { requireSession } from '../login/index.ts'
import type { TestPerson } from '../login/login.testing.ts'
import { addEmployee, addGrant, addIdentity, addSession, testSettings } from '../login/login.testing.ts'
import type { PartyId } from '../parties/index.ts'
import { withContentStore } from '../platform/content/content-store.testing.ts'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { makeServer } from '../platform/http/index.ts'
import { openLog } from '../platform/log/index.ts'
import { Problem } from '../platform/problems/index.ts'
import { assetsDirectory } from '../platform/ui/index.ts'
import type { VirusScanner } from '../platform/virus-scan/index.ts'
import { portalPage, problemPage } from '../portals/index.ts'
import { accessProblems, hasPrivilege } from '../rights/index.ts'
import { addAccessToken } from '../rights/tokens/access-tokens.testing.ts'
import type { AgreementsPlace } from './index.ts'
import { agreementFunction, agreementPages, agreementRoutes, connectionNotice, invitationPages, operatorAgreementPages } from './index.ts'

const settings = { BREVDUE_MODE: 'sandbox', SUPPORT_PHONE: '+45 33 92 52 00', SUPPORT_EMAIL: 'hjaelp@brevdue.example', PUBLIC_URL: undefined } as const
const signed = { name: 'aftale.pdf', bytes: '%PDF-1.7 signed startxref 0 %%EOF' }

/** An employee's browser. */
export interface AgreementBrowser {
  readonly person: TestPerson
  /** The text of a page that answers the status, or of a PDF. */
  page(path: string, status?: number | 'pdf'): Promise<string>
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>
  /** Sends a page of the wizard, with a file where it takes one. */
  upload(path: string, file?: { readonly name: string; readonly bytes: string }, fields?: Readonly<Record<string, string>>): Promise<Response>
}

interface ApiAnswer {
  readonly id: string
  readonly state: string
  readonly reason: string | null
  readonly agreements: readonly ApiAnswer[]
}

/** Calls the API with an access token; answers the status, and the body where it is JSON. */
type Call = (method: string, path: string, body?: unknown) => Promise<{ readonly status: number; readonly body: Partial<ApiAnswer> }>

export interface AgreementWorld {
  readonly database: Database
  /** An authority that is not connected. */
  readonly authorityId: PartyId
  /** An employee of it without any right. */
  employee(name: string): Promise<AgreementBrowser>
  operator(): Promise<AgreementBrowser>
  /** An employee of another authority. */
  stranger(): Promise<AgreementBrowser>
  /** An employee of another authority who acts for this one by a right there. */
  guest(): Promise<AgreementBrowser>
  operatorApi(): Promise<Call>
  employeeApi(): Promise<Call>
  /** The operator's page of the only agreement that waits, or the first. */
  agreementPath(operator: AgreementBrowser): Promise<string>
  lastEmail(): Promise<string>
  /** The path of the link in the last e-mail. */
  invitation(): Promise<string>
}

export const csrfIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
const versionIn = (html: string): string => /name="draftVersion" value="(\d+)"/.exec(html)?.[1] ?? ''

/** Goes through the wizard; answers the address of the receipt. */
export async function submit(browser: AgreementBrowser): Promise<string> {
  const go = (answer: Response): string => answer.headers.get('location') ?? ''
  const first = go(await browser.post('/admin/agreement/new', { csrf: csrfIn(await browser.page('/admin/agreement')) }))
  const second = go(await browser.upload(first, signed))
  const summary = go(await browser.upload(second, undefined, { name: 'Bo Prøve', email: 'bo@example.dk' }))
  const html = await browser.page(summary)
  return go(await browser.post(summary, { csrf: csrfIn(html), draftVersion: versionIn(html), way: 'next' }))
}

function browserAt(url: string, cookie: string, person: TestPerson): AgreementBrowser {
  const get = (path: string): Promise<Response> => fetch(url + path, { headers: { cookie }, redirect: 'manual' })
  const post = (path: string, body: FormData | URLSearchParams): Promise<Response> => fetch(url + path, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
  const page: AgreementBrowser['page'] = async (path, status = 200) => {
    const answer = await get(path)
    if (answer.status !== (status === 'pdf' ? 200 : status)) throw new Error(`${path} answers ${answer.status}`)
    return answer.text()
  }
  return {
    person,
    page,
    post: (path, fields) => post(path, new URLSearchParams(fields)),
    upload: async (path, file = path.endsWith('/agreement') ? signed : undefined, fields = {}) => {
      const html = await page(path)
      const form = new FormData()
      for (const [name, value] of Object.entries({ csrf: csrfIn(html), draftVersion: versionIn(html), way: 'next', ...fields })) form.append(name, value)
      if (file !== undefined) form.append('file', new Blob([file.bytes]), file.name)
      return post(path, form)
    },
  }
}

function placeOf(services: AdminWizardServices, url: () => string): AgreementsPlace {
  return {
    ...services,
    baseUrl: url,
    path: '/drift/agreements',
    refusals: [accessProblems['rights.right.missing']],
    enter: async (caller) => {
      const session = await requireSession(services, caller)
      const isOperator = await services.database.read((on) => hasPrivilege(on, session, session.partyId, 'PLATFORM_OPERATOR'))
      if (!isOperator || session.kind !== 'employee') throw new Problem(accessProblems['rights.right.missing'])
      return { session, view: (page) => services.frame({ ...page, caller, session, theme: 'neutral' }) }
    },
  }
}

async function addAuthority(database: Database, name: string): Promise<PartyId> {
  const { partyId } = await addEmployee(database, { organisation: name })
  await ask(database, "UPDATE parties SET kind = 'authority' WHERE party_id = $1", [partyId])
  return partyId
}

/** Runs a test with an authority that is not connected, the pages of agreements, and an operator of another authority. */
export const withAgreements = (work: (world: AgreementWorld) => Promise<void>, scanner?: VirusScanner): Promise<void> =>
  withTestDatabase((database) =>
    withContentStore(async (contentStore) => {
      const address = { url: '' }
      const services: AdminWizardServices = {
        database, contentStore, settings: testSettings, baseUrl: () => 'http://127.0.0.1', frame: portalPage(settings),
        adminFunctions: [agreementFunction], notice: connectionNotice, scanner, sandbox: true,
      }
      const routes = [
        ...administrationRoutes(services), ...agreementPages(services), ...invitationPages(services),
        ...operatorAgreementPages(placeOf(services, () => address.url)), ...agreementRoutes({ database, contentStore, portalUrl: () => address.url }),
      ]
      const app = await makeServer({ log: openLog('silent'), routes, problemPage: problemPage(settings), assetsDirectory, secure: false, trustedProxies: [], allowedHosts: [] })
      try {
        address.url = await app.listen({ host: '127.0.0.1', port: 0 })
        await work(await worldOf(database, address.url))
      } finally {
        await app.close()
      }
    }),
  )

async function worldOf(database: Database, url: string): Promise<AgreementWorld> {
  const authorityId = await addAuthority(database, 'Prøvetilsynet')
  const operatorId = await addAuthority(database, 'Statens Postdrift')
  let employees = 0
  const person = async (partyId: PartyId, name: string, rights: readonly string[] = []): Promise<TestPerson> => {
    const added = await addIdentity(database, partyId, { name, rid: `RID-${100 + employees++}` })
    for (const right of rights) await addGrant(database, added, right)
    return added
  }
  const logIn = async (added: TestPerson): Promise<AgreementBrowser> => browserAt(url, (await addSession(database, added)).cookie, added)
  const apiOf = async (added: TestPerson, privileges: readonly string[]): Promise<Call> => {
    const headers = { ...(await addAccessToken(database, added, { privileges })), 'content-type': 'application/json' }
    return async (method, path, body) => {
      const answer = await fetch(`${url}/apis/brevdue/v1/agreements/${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
      const isJson = answer.headers.get('content-type')?.includes('json') === true
      return { status: answer.status, body: isJson ? ((await answer.json()) as Partial<ApiAnswer>) : {} } // our own answer
    }
  }
  const lastEmail = async (): Promise<string> => String((await ask(database, "SELECT body FROM outgoing_messages WHERE channel = 'email' ORDER BY message_id DESC LIMIT 1"))[0]?.['body'])
  return {
    database,
    authorityId,
    lastEmail,
    employee: async (name) => logIn(await person(authorityId, name)),
    operator: async () => logIn(await person(operatorId, 'Ope Ratør', ['PLATFORM_OPERATOR'])),
    stranger: async () => logIn(await person(await addAuthority(database, 'Andetsteds'), 'Fremmed Prøve')),
    guest: async () => {
      const guest = await person(operatorId, 'Gæst Prøve')
      await addGrant(database, guest, 'SYSTEM_MANAGER', authorityId)
      return browserAt(url, (await addSession(database, guest, authorityId)).cookie, guest)
    },
    operatorApi: async () => apiOf(await person(operatorId, 'Ope Ratør', ['PLATFORM_OPERATOR']), ['PLATFORM_OPERATOR']),
    employeeApi: async () => apiOf(await person(authorityId, 'Per Program'), []),
    agreementPath: async (operator) => /href="(\/drift\/agreements\/[0-9a-f-]{36})"/.exec(await operator.page('/drift/agreements'))?.[1] ?? '',
    invitation: async () => /\/rettigheder\/invitation\/[\w-]+/.exec(await lastEmail())?.[0] ?? '',
  }
}
