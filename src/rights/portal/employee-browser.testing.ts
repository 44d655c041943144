import type { TestPerson } from '../../login/login.testing.ts'
import { addGrant, addIdentity, addSession, testSettings } from '../../login/login.testing.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { makeServer } from '../../platform/http/index.ts'
import { openLog } from '../../platform/log/index.ts'
import { assetsDirectory } from '../../platform/ui/index.ts'
import { portalPage, problemPage } from '../../portals/index.ts'
import type { RightsPortalServices } from './rights-view.ts'

/** A logged-in employee's browser: sends its cookie, follows nothing by itself. */
export interface EmployeeBrowser {
  readonly employee: TestPerson
  get(address: string): Promise<Response>
  /** The text of a page, which answers the status. */
  page(address: string, status?: number): Promise<string>
  /** Sends a form; the token is that of the page which bears the form. A list sends its field several times. */
  post(address: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Response>
  /** Sends a form with files. */
  send(address: string, form: FormData): Promise<Response>
}

export interface EmployeePages {
  readonly url: string
  /** Another employee of the party, with rights there. */
  logIn(partyId: PartyId, rights: readonly string[], name?: string): Promise<EmployeeBrowser>
  /** Somebody whom the database knows. */
  logInAs(employee: TestPerson): Promise<EmployeeBrowser>
}

const settings = { BREVDUE_MODE: 'sandbox', SUPPORT_PHONE: '+45 33 92 52 00', SUPPORT_EMAIL: 'hjaelp@brevdue.example', PUBLIC_URL: undefined } as const

const fieldsOf = (fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams =>
  new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])))

function browserOf(url: string, cookie: string, employee: TestPerson): EmployeeBrowser {
  const get: EmployeeBrowser['get'] = (address) => fetch(url + address, { headers: { cookie }, redirect: 'manual' })
  return {
    employee,
    get,
    page: async (address, status = 200) => {
      const answer = await get(address)
      if (answer.status !== status) throw new Error(`${address} answers ${answer.status}`)
      return answer.text()
    },
    send: (address, body) => fetch(url + address, { method: 'POST', headers: { cookie }, body, redirect: 'manual' }),
    post: (address, fields) => fetch(url + address, { method: 'POST', headers: { cookie }, body: fieldsOf(fields), redirect: 'manual' }),
  }
}

/** The token of the first form on a page. */
export const csrfOf = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''

let employees = 0

/** Runs a test against pages for employees on a real server. */
export async function withEmployeePages(database: Database, routesOf: (services: RightsPortalServices) => readonly Route[], work: (pages: EmployeePages) => Promise<void>): Promise<void> {
  const services: RightsPortalServices = { database, settings: testSettings, baseUrl: () => 'http://127.0.0.1', frame: portalPage(settings) }
  const app = await makeServer({ log: openLog('silent'), routes: routesOf(services), problemPage: problemPage(settings), assetsDirectory, secure: false, trustedProxies: [], allowedHosts: [] })
  try {
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const logInAs: EmployeePages['logInAs'] = async (employee) => browserOf(url, (await addSession(database, employee)).cookie, employee)
    const logIn: EmployeePages['logIn'] = async (partyId, rights, name = 'Ida Prøve') => {
      const employee = await addIdentity(database, partyId, { name, rid: `RID-${employees++}` })
      for (const right of rights) await addGrant(database, employee, right)
      return logInAs(employee)
    }
    await work({ url, logIn, logInAs })
  } finally {
    await app.close()
  }
}
