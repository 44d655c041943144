import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '../src/platform/database/index.ts'
import type { Database } from '../src/platform/database/index.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'
import { jsonOf } from '../src/platform/http/json-of.testing.ts'
import type { ServingProcess } from './process.testing.ts'
import { endFolder, startServing } from './process.testing.ts'
import { copySeeded, isSuite } from './seeded-sandbox.testing.ts'

type Environment = Readonly<Record<string, string>>

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

/** A sandbox as `npm start` serves it: all parts, the demo nation. */
export interface ServedSandbox {
  readonly url: string
  readonly sftpPort: number
  readonly folder: string
  /** With which commands work on it. */
  readonly environment: Environment
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

interface Base {
  readonly folder: string
  readonly databaseUrl: string
  readonly serving: ServingProcess
  /** Gives the database and the folder back, once nobody is connected. */
  end(): Promise<void>
}

/** As `npm start` does it: on an embedded database of its own, which it seeds. */
async function startOwn(environment: Environment): Promise<Base> {
  const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-sandbox-'))
  const serving = await startServing({ BREVDUE_DATA: folder, DEMO_NATION: 'true', ...environment })
  const postgres = await startEmbeddedPostgres({ dataDirectory: folder })
  const end = async (): Promise<void> => {
    await postgres.stop()
    await endFolder(folder)
  }
  return { folder, databaseUrl: postgres.url, serving, end }
}

/** On a copy of the nation that the suite seeded once. */
async function startCopied(environment: Environment): Promise<Base> {
  const { folder, databaseUrl, drop } = await copySeeded()
  const serving = await startServing({ BREVDUE_DATA: folder, DATABASE_URL: databaseUrl, DEMO_NATION: 'true', ...environment })
  const end = async (): Promise<void> => {
    await endFolder(folder)
    await drop()
  }
  return { folder, databaseUrl, serving, end }
}

function sandboxOn({ folder, databaseUrl, serving, end }: Base): ServedSandbox {
  const { url, sftpPort } = serving
  const database = openDatabase({ url: databaseUrl, poolSize: 2, statementTimeoutMs: 30_000, lockTimeoutMs: 10_000, onConnectionLost: () => undefined })
  const identities = (tag: string): Promise<DemoIdentity[]> => jsonOf(fetch(`${url}/sandbox/api/identities?tag=${tag}`))
  return {
    url,
    sftpPort,
    folder,
    environment: { BREVDUE_DATA: folder, DATABASE_URL: databaseUrl },
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
      await end()
    },
  }
}

/** Serves one that made its own database and seeded it, as `npm start` does; who opens it closes it, also when a test failed. */
export const openOwnSandbox = async (environment: Environment = {}): Promise<ServedSandbox> => sandboxOn(await startOwn(environment))

/** Serves one for a whole test file; in the suite on a copy of what was seeded once. Who opens it closes it, also when a test failed. */
export const openSandbox = async (environment: Environment = {}): Promise<ServedSandbox> =>
  isSuite ? sandboxOn(await startCopied(environment)) : openOwnSandbox(environment)

/** Runs one test on a sandbox of its own. */
export async function withOpenSandbox(work: (sandbox: ServedSandbox) => Promise<void>): Promise<void> {
  const sandbox = await openSandbox()
  try {
    await work(sandbox)
  } finally {
    await sandbox.close()
  }
}
