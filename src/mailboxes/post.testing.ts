import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { addSession, testSettings } from '../login/login.testing.ts'
import type { TestPerson } from '../login/login.testing.ts'
import { openFileBlobStore } from '../platform/content/index.ts'
import type { ContentStore } from '../platform/content/index.ts'
import { readMasterKeys } from '../platform/crypto/index.ts'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { makeServer } from '../platform/http/index.ts'
import { openLog } from '../platform/log/index.ts'
import { assetsDirectory } from '../platform/ui/index.ts'
import { portalPage, problemPage } from '../portals/index.ts'
import { postRoutes } from './post.pages.ts'

/** A logged-in person's browser: sends its cookie, follows nothing by itself. */
export interface TestBrowser {
  get(address: string, headers?: Record<string, string>): Promise<Response>
  post(address: string, fields: Record<string, string>): Promise<Response>
  /** The text of a page that must be there. */
  page(address: string): Promise<string>
  /** The token that the pages' forms carry. */
  csrf(): Promise<string>
  readonly cookie: string
}

export interface TestPost {
  readonly database: Database
  readonly contentStore: ContentStore
  readonly address: string
  logIn(person: Pick<TestPerson, 'identityId'>): Promise<TestBrowser>
}

const settings = { BREVDUE_MODE: 'sandbox', SUPPORT_PHONE: '+45 33 92 52 00', SUPPORT_EMAIL: 'hjaelp@brevdue.example', PUBLIC_URL: undefined } as const

async function openStore(folder: string): Promise<ContentStore> {
  const keys = readMasterKeys(`test:${randomBytes(32).toString('base64')}`)
  if ('faults' in keys) throw new Error(keys.faults.join(' '))
  return { ring: keys.ring, blobs: await openFileBlobStore(folder), rowBytes: 262_144 }
}

function browserOf(address: string, cookie: string): TestBrowser {
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(address + path, { headers: { cookie, ...headers }, redirect: 'manual' })
  const page = async (path: string): Promise<string> => {
    const answer = await get(path)
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
    return answer.text()
  }
  return {
    get,
    page,
    post: (path, fields) => fetch(address + path, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields), redirect: 'manual' }),
    csrf: async () => /name="csrf" value="([^"]+)"/.exec(await page('/post'))?.[1] ?? '',
    cookie,
  }
}

/** Runs a test against the pages of post on a real server, database and content store. */
export const withPost = (work: (post: TestPost) => Promise<void>): Promise<void> =>
  withTestDatabase(async (database) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'brevdue-post-'))
    const contentStore = await openStore(folder)
    const routes = postRoutes({ database, contentStore, settings: testSettings, baseUrl: () => 'http://127.0.0.1', frame: portalPage(settings) })
    const app = await makeServer({ log: openLog('silent'), routes, problemPage: problemPage(settings), assetsDirectory, secure: false, trustedProxies: [], allowedHosts: [] })
    try {
      const address = await app.listen({ host: '127.0.0.1', port: 0 })
      await work({ database, contentStore, address, logIn: async (person) => browserOf(address, (await addSession(database, person)).cookie) })
    } finally {
      await app.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
