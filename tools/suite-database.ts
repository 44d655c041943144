import { chmodSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'

const settings = { shared_buffers: '128MB', max_connections: '200' }
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const folderPrefix = 'brevdue-suite-'

/**
 * Runs the suite with a PostgreSQL of its own, whose address the test processes read in BREVDUE_TEST_SERVER.
 * When that variable already names a server, the suite runs on that one.
 */
export async function withSuiteDatabase<T>(work: () => Promise<T>): Promise<T> {
  if (process.env['BREVDUE_TEST_SERVER'] !== undefined) return work()
  await removeLeftovers()
  const suite = startSuiteServer()
  // A second Ctrl-C finds the first one at work.
  const endEarly = (): void => void suite.end().finally(() => process.exit(130))
  for (const signal of endingSignals) process.on(signal, endEarly)
  try {
    process.env['BREVDUE_TEST_SERVER'] = await suite.url
    return await work()
  } finally {
    await suite.end()
    for (const signal of endingSignals) process.off(signal, endEarly)
  }
}

interface SuiteServer {
  url: Promise<string>
  /** Stops the server and deletes all of it, once, also when it has only begun to start. */
  end(): Promise<void>
}

function startSuiteServer(): SuiteServer {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), `${folderPrefix}${process.pid}-`))
  // When we are root the server runs as another user, who has to enter here.
  chmodSync(dataDirectory, 0o755)
  const starting = startEmbeddedPostgres({ dataDirectory, settings })
  const stopAndDelete = async (): Promise<void> => {
    await starting.then(
      (server) => server.stop(),
      () => {},
    )
    await deleteFolder(dataDirectory)
  }
  let ending: Promise<void> | undefined
  return { url: starting.then((server) => server.url), end: () => (ending ??= stopAndDelete()) }
}

/** What killed suites and tests left behind: their servers still run. What cannot be deleted now is left for the next suite. */
async function removeLeftovers(): Promise<void> {
  for (const folder of globSync(path.join(tmpdir(), `${folderPrefix}*`))) {
    const pid = Number(path.basename(folder).split('-')[2])
    const isOurs = statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.()
    if (isOurs && !isAlive(pid)) await deleteFolder(folder).catch((error: unknown) => console.warn(`${folder} stays behind:`, error))
  }
}

async function deleteFolder(folder: string): Promise<void> {
  await removeEmbeddedPostgres(folder)
  rmSync(folder, { recursive: true, force: true })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
