import { setTimeout as pause } from 'node:timers/promises'
import { isServerEnding, proveDatabase } from './prove-database.ts'
import { findServer } from './running-server.ts'
import { serverPassword } from './server-access.ts'
import { clusterFolder, knownHome } from './server-home.ts'

const attempts = 50
const betweenAttemptsMs = 100

/** The address of the living server of the data folder; `undefined` when there is none, also after waiting for the end of one that just dies. */
export async function adoptServer(folder: string): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++) {
    const server = await findServer(clusterFolder(knownHome(folder)))
    if (server === undefined) return undefined
    try {
      return await proveDatabase(server.port, serverPassword(folder))
    } catch (error) {
      if (attempt === attempts || !isServerEnding(error)) throw error
    }
    await pause(betweenAttemptsMs)
  }
}
