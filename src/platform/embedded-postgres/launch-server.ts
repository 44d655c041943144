import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startFailed } from './embedded-postgres-error.ts'
import { type Installation, programFile } from './installation.ts'
import { poll } from './poll.ts'
import { programOptions } from './run-program.ts'
import { type RunningServer, readServerFile, removeStaleServerFile } from './running-server.ts'
import { freePort } from './server-access.ts'
import { clusterFolder } from './server-home.ts'
import { type ServerSettings, serverArguments } from './server-settings.ts'

const startStepMs = 5
// Recovery after a crash reads at most the WAL since the last checkpoint: 2 GB.
const startLimitMs = 90_000

const attempts = 40
const betweenAttemptsMs = 250
const maxLogBytes = 5_000_000

// What another attempt can heal: somebody took the port since we looked, or a killed server, or the last of its connections, is still ending.
const passing = ['Address already in use', 'is still in use', 'lock file "postmaster.pid" already exists']

/** Starts the server in a session of its own, so that neither Ctrl-C nor the end of this process ends it. Error: `start-failed`. */
export async function launchServer(folder: string, installation: Installation, settings: ServerSettings): Promise<RunningServer> {
  const log = serverLog(folder)
  for (let attempt = 1; ; attempt++) {
    removeStaleServerFile(clusterFolder(installation.home))
    const saidBefore = existsSync(log) ? statSync(log).size : 0
    const server = await tryLaunch(installation, await freePort(folder), settings, log)
    if (server !== undefined) return server
    const said = readFileSync(log).subarray(saidBefore).toString()
    if (attempt === attempts || !passing.some((trouble) => said.includes(trouble))) throw startFailed(said, installation.home)
    await pause(betweenAttemptsMs)
  }
}

async function tryLaunch(installation: Installation, port: number, settings: ServerSettings, log: string): Promise<RunningServer | undefined> {
  const cluster = clusterFolder(installation.home)
  const output = openSync(log, 'a', 0o600)
  const child = spawn(programFile(installation, 'postgres'), serverArguments(cluster, port, settings), {
    ...programOptions(installation.user),
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  let ended = false
  child.once('error', () => (ended = true)).once('exit', () => (ended = true))
  child.unref()
  const server = await poll(startStepMs, startLimitMs, () => {
    const found = readServerFile(cluster)
    if (found?.pid === child.pid && found?.state === 'ready') return found
    return ended ? 'ended' : undefined
  })
  if (server === undefined) child.kill('SIGQUIT')
  return server === 'ended' ? undefined : server
}

/** What the server says goes to a file, since it outlives our own output. The one before is kept when it has grown large. */
function serverLog(folder: string): string {
  const log = path.join(folder, 'postgres.log')
  if (existsSync(log) && statSync(log).size > maxLogBytes) renameSync(log, `${log}.previous`)
  return log
}
