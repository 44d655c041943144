import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { poll } from './poll.ts'
import { processIdentity, runsWithArgument } from './process-identity.ts'

// PostgreSQL says in postmaster.pid who serves the folder, and in its 8th line in what state:
//   starting -> ready -> stopping -> (no file). After a crash the file stays behind, and its number may be another program's by now.

/** A server that accepts connections on 127.0.0.1. */
export interface RunningServer {
  pid: number
  port: number
}

// Recovery after a crash reads at most the WAL since the last checkpoint: 2 GB.
const settleLimitMs = 90_000
const fastStopLimitMs = 10_000
const immediateStopLimitMs = 5_000
const stepMs = 10

/** The server of this folder once it has finished to start or to stop; `undefined` when there is none. */
export async function findServer(cluster: string): Promise<RunningServer | undefined> {
  const settled = await poll(stepMs, settleLimitMs, () => {
    const server = readServerFile(cluster)
    if (server === undefined) return 'none'
    return server.state === 'ready' ? server : undefined
  })
  return settled === 'none' ? undefined : settled
}

/** What a living server says of itself at this moment. */
export function readServerFile(cluster: string): (RunningServer & { state: string }) | undefined {
  const lines = serverFileLines(cluster)
  const pid = Number(lines[0])
  if (!isServer(pid, cluster)) return undefined
  return { pid, port: Number(lines[3]), state: (lines[7] ?? '').trim() }
}

/** Removes the file of a dead server when its number is another program's now, before which PostgreSQL would shrink back. */
export function removeStaleServerFile(cluster: string): void {
  const pid = Number(serverFileLines(cluster)[0])
  if (processIdentity(pid) !== undefined && !isServer(pid, cluster)) rmSync(serverFile(cluster), { force: true })
}

/** Ends all connections and stops the server, and waits until it is gone. What was committed stays. */
export async function stopServer(cluster: string): Promise<void> {
  const pid = Number(serverFileLines(cluster)[0])
  if (!isServer(pid, cluster)) return
  sendStop(pid, 'SIGINT')
  if (await isGone(pid, cluster, fastStopLimitMs)) return
  // The next start recovers from the WAL.
  sendStop(pid, 'SIGQUIT')
  if (!(await isGone(pid, cluster, immediateStopLimitMs))) throw new Error(`PostgreSQL (process ${pid}) does not stop`)
}

function isServer(pid: number, cluster: string): boolean {
  return pid > 0 && runsWithArgument(pid, cluster)
}

/** On Windows, which knows no signals, either of them ends the server at once. */
function sendStop(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

async function isGone(pid: number, cluster: string, limitMs: number): Promise<boolean> {
  return (await poll(stepMs, limitMs, () => (isServer(pid, cluster) ? undefined : 'gone'))) === 'gone'
}

function serverFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid')
}

function serverFileLines(cluster: string): string[] {
  const file = serverFile(cluster)
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
}
