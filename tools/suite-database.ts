import { rmSync } from 'node:fs'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'
import { leftFolders, makeSuiteFolder, temporaryIn } from './suite-folder.ts'

const durable = { shared_buffers: '128MB', max_connections: '200' }
// What a test loses with the machine it can make again. That commits survive is a promise of the program's own server, whose settings have a test of their own.
const quick = { ...durable, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '512MB' }

/** `durable`: as the program has it, on a disk, for whoever measures. `quick`: nothing of it survives, and it lies in memory where there is room. */
type Kind = 'durable' | 'quick'

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs the suite with a PostgreSQL of its own, whose address the test processes read in BREVDUE_TEST_SERVER, and its folder in BREVDUE_TEST_FOLDER.
 * When that variable already names a server, the suite runs on that one.
 */
export async function withSuiteDatabase<T>(work: () => Promise<T>, kind: Kind = 'durable'): Promise<T> {
  if (process.env['BREVDUE_TEST_SERVER'] !== undefined) return work()
  await removeLeftovers()
  const suite = startSuiteServer(kind)
  // A second Ctrl-C finds the first one at work.
  const endEarly = (): void => void suite.end().finally(() => process.exit(130))
  for (const signal of endingSignals) process.on(signal, endEarly)
  try {
    process.env['BREVDUE_TEST_SERVER'] = await suite.url
    process.env['BREVDUE_TEST_FOLDER'] = suite.folder
    if (kind === 'quick') process.env['TMPDIR'] = temporaryIn(suite.folder)
    return await work()
  } finally {
    await suite.end()
    for (const signal of endingSignals) process.off(signal, endEarly)
  }
}

interface SuiteServer {
  /** Test processes may put there what all of them share. */
  readonly folder: string
  url: Promise<string>
  /** Stops the server and deletes all of it, once, also when it has only begun to start. */
  end(): Promise<void>
}

function startSuiteServer(kind: Kind): SuiteServer {
  const dataDirectory = makeSuiteFolder(kind === 'quick')
  const starting = startEmbeddedPostgres({ dataDirectory, settings: kind === 'quick' ? quick : durable })
  const stopAndDelete = async (): Promise<void> => {
    await starting.then(
      (server) => server.stop(),
      () => {},
    )
    await deleteFolder(dataDirectory)
  }
  let ending: Promise<void> | undefined
  return { folder: dataDirectory, url: starting.then((server) => server.url), end: () => (ending ??= stopAndDelete()) }
}

/** What killed suites and tests left behind: their servers still run. What cannot be deleted now is left for the next suite. */
async function removeLeftovers(): Promise<void> {
  for (const folder of leftFolders()) await deleteFolder(folder).catch((error: unknown) => console.warn(`${folder} stays behind:`, error))
}

async function deleteFolder(folder: string): Promise<void> {
  await removeEmbeddedPostgres(folder)
  rmSync(folder, { recursive: true, force: true })
}
