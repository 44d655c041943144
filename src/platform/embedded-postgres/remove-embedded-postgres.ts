import { existsSync, realpathSync, rmSync } from 'node:fs'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { withFolderLock } from './folder-lock.ts'
import { stopServer } from './running-server.ts'
import { clusterFolder, knownHome } from './server-home.ts'
import { isUsed } from './server-users.ts'

/** Stops the server of a data folder and deletes its database, wherever that lies. Error: `busy` while a living process uses it. */
export async function removeEmbeddedPostgres(dataDirectory: string): Promise<void> {
  if (!existsSync(dataDirectory)) return
  const folder = realpathSync(dataDirectory)
  await withFolderLock(folder, async () => {
    if (isUsed(folder)) throw new EmbeddedPostgresError('busy', `A process still uses the database of ${folder}.`, 'End that process first.')
    const home = knownHome(folder)
    await stopServer(clusterFolder(home))
    rmSync(home === folder ? clusterFolder(home) : home, { recursive: true, force: true })
  })
}
