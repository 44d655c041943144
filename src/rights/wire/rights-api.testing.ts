import type { TestPerson } from '../../login/login.testing.ts'
import type { Database } from '../../platform/database/index.ts'
import { makeServer } from '../../platform/http/index.ts'
import { openLog } from '../../platform/log/index.ts'
import { assetsDirectory } from '../../platform/ui/index.ts'
import { addAccessToken } from '../tokens/access-tokens.testing.ts'
import { rightsApiRoutes } from './rights-api.routes.ts'

interface ApiCall {
  readonly method?: string
  readonly body?: unknown
  /** As If-Match. */
  readonly version?: number
}

export interface ApiAnswer {
  readonly status: number
  /** The body's fields; an error's `code` among them. */
  readonly body: Record<string, unknown>
}

/** An employee's program: calls below the interface's root with its token. */
export type RightsProgram = (path: string, call?: ApiCall) => Promise<ApiAnswer>

export interface RightsApi {
  /** A program below /apis/v1/ with a token of its own. */
  programOf(employee: TestPerson, privileges?: readonly string[]): Promise<RightsProgram>
  /** A program with a header that is there already. */
  programWith(credentials: { readonly authorization: string }, root?: string): RightsProgram
}

/** Runs a test against the wire's resources about rights on a real server. */
export async function withRightsApi(database: Database, work: (api: RightsApi) => Promise<void>): Promise<void> {
  const app = await makeServer({ log: openLog('silent'), routes: rightsApiRoutes({ database, baseUrl: () => 'http://127.0.0.1' }), assetsDirectory, secure: false, trustedProxies: [], allowedHosts: [], problemPage: () => ({ status: 500 }) })
  try {
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const programWith: RightsApi['programWith'] = ({ authorization }, root = '/apis/v1/') =>
      async (path, { method = 'GET', body, version } = {}) => {
        const headers = { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(version === undefined ? {} : { 'if-match': String(version) }) }
        const answer = await fetch(`${url}${root}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
        const text = await answer.text()
        return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) } // our own answers
      }
    const programOf: RightsApi['programOf'] = async (employee, privileges = ['ORGANISATION_USER_ADMINISTRATOR']) => programWith(await addAccessToken(database, employee, { privileges }))
    await work({ programOf, programWith })
  } finally {
    await app.close()
  }
}
