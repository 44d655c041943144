import { accessSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { adoptServer } from './adopt-server.ts'
import { findBinaries, usableBinaries } from './binaries.ts'
import { createCluster } from './create-cluster.ts'
import { explained } from './embedded-postgres-error.ts'
import { withFolderLock } from './folder-lock.ts'
import { launchServer } from './launch-server.ts'
import { proveDatabase } from './prove-database.ts'
import { stopServer } from './running-server.ts'
import { serverPassword } from './server-access.ts'
import { clusterFolder, knownHome, prepareHome, systemFolder } from './server-home.ts'
import type { ServerSettings } from './server-settings.ts'
import { serverUser } from './server-user.ts'
import { endUse, isUsed, registerUse } from './server-users.ts'

export interface EmbeddedPostgresOptions {
  /** The database lies in its sub-folder `postgres`. Made when missing. */
  dataDirectory: string
  /** Settings of PostgreSQL by their own names; they count for the one who starts the server, not for those who adopt it. */
  settings?: ServerSettings
  /** Hears one sentence about what was done. */
  log?: (line: string) => void
}

/** One use of the server. A process may have several. */
export interface EmbeddedPostgres {
  /** `postgres://brevdue:<password>@127.0.0.1:<port>/brevdue` */
  readonly url: string
  /** Ends this use; the last one out stops the server. */
  release(): Promise<void>
  /** Ends this use and stops the server, whoever else uses it. */
  stop(): Promise<void>
}

/**
 * Adopts the living PostgreSQL of the data folder, or starts one: creates it at the first start.
 * Errors: `EmbeddedPostgresError`.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = path.resolve(options.dataDirectory)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return await startIn(realpathSync(folder), options)
  } catch (error) {
    throw explained(error, folder)
  }
}

function startIn(folder: string, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  return withFolderLock(folder, async () => {
    const adopted = await adoptServer(folder)
    const url = adopted ?? (await startServer(folder, options.settings ?? {}))
    options.log?.(`PostgreSQL ${adopted === undefined ? 'started' : 'adopted'} on port ${new URL(url).port}, data in ${knownHome(folder)}`)
    return useOf(folder, url)
  })
}

async function startServer(folder: string, settings: ServerSettings): Promise<string> {
  const found = findBinaries()
  const user = serverUser(clusterFolder(knownHome(folder)))
  const home = await prepareHome(folder, user)
  const programs = usableBinaries(found, user, user === undefined ? folder : systemFolder)
  const installation = { programs, home, user }
  const password = serverPassword(folder)
  if (!existsSync(clusterFolder(home))) await createCluster(installation, password)
  const { port } = await launchServer(folder, installation, settings)
  return proveDatabase(port, password)
}

function useOf(folder: string, url: string): EmbeddedPostgres {
  const use = registerUse(folder)
  const end = (mayStop: () => boolean): Promise<void> => {
    // Whoever deleted the data folder has nothing left to stop: PostgreSQL ends by itself when its folder is gone.
    if (!existsSync(folder)) return Promise.resolve()
    return withFolderLock(folder, async () => {
      endUse(use)
      if (mayStop()) await stopServer(clusterFolder(knownHome(folder)))
    })
  }
  return { url, release: () => end(() => !isUsed(folder)), stop: () => end(() => true) }
}
