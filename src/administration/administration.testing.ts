import type { Browser, Visited } from '../login/browser.testing.ts'
import { openBrowser } from '../login/browser.testing.ts'
import type { TestPerson } from '../login/login.testing.ts'
import { addSession, testSettings } from '../login/login.testing.ts'
import type { PartyId } from '../parties/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Route } from '../platform/http/index.ts'
import { makeServer } from '../platform/http/index.ts'
import { openLog } from '../platform/log/index.ts'
import { assetsDirectory } from '../platform/ui/index.ts'
import { portalPage, problemPage } from '../portals/index.ts'
import type { AdminServices } from './index.ts'

/** A browser with its cookies, logged in. */
export interface AdminBrowser extends Pick<Browser, 'setCookie' | 'cookie'> {
  get(address: string): Promise<Visited>
  /** Sends a form with the token of the page told; where the answer leads is not followed. */
  send(address: string, fields: Readonly<Record<string, string>>, page?: Visited): Promise<Visited>
}

export interface TestAdministration {
  readonly url: string
  readonly services: AdminServices
  logIn(person: TestPerson, actingFor?: PartyId): Promise<AdminBrowser>
}

const settings = { BREVDUE_MODE: 'sandbox', SUPPORT_PHONE: '+45 33 92 52 00', SUPPORT_EMAIL: 'hjaelp@brevdue.example', PUBLIC_URL: undefined } as const

const csrfOf = ({ text }: Visited): string => /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? ''

async function logIn(database: Database, url: string, person: TestPerson, actingFor?: PartyId): Promise<AdminBrowser> {
  const browser = openBrowser()
  const [name = '', token = ''] = (await addSession(database, person, actingFor)).cookie.split('=')
  browser.setCookie(name, token)
  const get: AdminBrowser['get'] = (address) => browser.get(url + address)
  const send: AdminBrowser['send'] = async (address, fields, page) => browser.post(url + address, { csrf: csrfOf(page ?? (await get(address))), ...fields })
  return { get, send, setCookie: browser.setCookie, cookie: browser.cookie }
}

/** Runs a test against pages of administration on a real server. */
export async function withAdministration(database: Database, routesOf: (services: AdminServices) => readonly Route[], work: (administration: TestAdministration) => Promise<void>): Promise<void> {
  const services: AdminServices = { database, settings: testSettings, baseUrl: () => 'http://127.0.0.1', frame: portalPage(settings), adminFunctions: [] }
  const app = await makeServer({ log: openLog('silent'), routes: [...routesOf(services)], problemPage: problemPage(settings), assetsDirectory, secure: false, trustedProxies: [], allowedHosts: [] })
  try {
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    await work({ url, services, logIn: (person, actingFor) => logIn(database, url, person, actingFor) })
  } finally {
    await app.close()
  }
}
