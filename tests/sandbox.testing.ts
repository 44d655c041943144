import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '../src/platform/database/index.ts'
import type { Database } from '../src/platform/database/index.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'
import { jsonOf } from '../src/platform/http/json-of.testing.ts'
import { endFolder, startServing } from './process.testing.ts'

/** What `GET /sandbox/api/identities` says of a demo person. */
export interface DemoIdentity {
  readonly id: string
  readonly name: string
  readonly cpr?: string
  readonly cvr?: string
  readonly rights: readonly string[]
  readonly loginUrl: string
}

/** What `GET /sandbox/api/systems` says of a demo system. */
export interface DemoSystem {
  readonly id: string
  readonly organisationCvr: string
  readonly types: readonly string[]
  readonly authorization: string | null
}

/** A sandbox as `npm start` serves it: all parts, its own database, the demo nation. */
export interface ServedSandbox {
  readonly url: string
  readonly folder: string
  readonly database: Database
  log(): string
  identities(tag: string): Promise<readonly DemoIdentity[]>
  /** The first of those with this tag. */
  person(tag: string): Promise<DemoIdentity>
  senderSystem(organisationCvr: string): Promise<DemoSystem & { readonly authorization: string }>
  /** Ends it and deletes its folder. */
  close(): Promise<void>
}

function first<Item>(items: readonly Item[], what: string): Item {
  const [item] = items
  if (item === undefined) throw new Error(`The demo nation has no ${what}`)
  return item
}

/** Serves one for a whole test file; who opens it closes it, also when a test failed. */
export async function openSandbox(environment: Readonly<Record<string, string>> = {}): Promise<ServedSandbox> {
  const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-sandbox-'))
  const serving = await startServing({ BREVDUE_DATA: folder, DEMO_NATION: 'true', ...environment })
  const { url } = serving
  const postgres = await startEmbeddedPostgres({ dataDirectory: folder })
  const database = openDatabase({ url: postgres.url, poolSize: 2, statementTimeoutMs: 30_000, lockTimeoutMs: 10_000, onConnectionLost: () => undefined })
  const identities = (tag: string): Promise<DemoIdentity[]> => jsonOf(fetch(`${url}/sandbox/api/identities?tag=${tag}`))
  return {
    url,
    folder,
    database,
    log: serving.log,
    identities,
    person: async (tag) => first(await identities(tag), tag),
    async senderSystem(organisationCvr) {
      const systems = await jsonOf<DemoSystem[]>(fetch(`${url}/sandbox/api/systems`))
      const system = first(systems.filter(({ organisationCvr: cvr, types }) => cvr === organisationCvr && types.includes('SENDER')), `sender system of ${organisationCvr}`)
      return { ...system, authorization: system.authorization ?? '' }
    },
    async close() {
      await database.close()
      await serving.stop()
      await postgres.stop()
      await endFolder(folder)
    },
  }
}
