import type { Database } from '../../platform/database/index.ts'
import { makeServer } from '../../platform/http/index.ts'
import { openLog } from '../../platform/log/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { rightsApiRoutes } from '../wire/rights-api.routes.ts'

export interface ApiAnswer {
  readonly status: number
  // What the test says it is; its assertions check it.
  readonly body: Record<string, unknown>
}

/** Calls as an employee's program does, with the header that `addAccessToken` made. */
export type ApiCall = (who: { readonly authorization: string }, method: string, path: string, more?: { readonly body?: unknown; readonly version?: number }) => Promise<ApiAnswer>

/** Runs a test against the rights' resources of the API on a real server. */
export async function withRightsCalls(database: Database, work: (call: ApiCall) => Promise<void>): Promise<void> {
  const problemPage = (problem: Problem) => ({ status: problem.definition.status, body: problem.sentence })
  const routes = rightsApiRoutes({ database, baseUrl: () => 'https://post.example' })
  const app = await makeServer({ log: openLog('silent'), routes, problemPage, secure: false, trustedProxies: [], allowedHosts: [] })
  try {
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    await work(async ({ authorization }, method, path, { body, version } = {}) => {
      const headers = { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(version === undefined ? {} : { 'if-match': String(version) }) }
      const answer = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
      const text = await answer.text()
      return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as ApiAnswer['body'] } // the test states the shape
    })
  } finally {
    await app.close()
  }
}
