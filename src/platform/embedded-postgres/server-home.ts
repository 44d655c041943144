import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { stopServer } from './running-server.ts'
import { type ServerUser, userMay } from './server-user.ts'

// The database lies in the data folder. When we are root and the user of PostgreSQL cannot reach it there (a home with mode 0700),
// it lies in a system folder, and a note in the data folder says where. The note decides from then on.

/** Where root puts what other users must reach. */
export const systemFolder = '/var/lib/brevdue'

/** The folder of the database itself, whether it exists already or not. */
export function clusterFolder(home: string): string {
  return path.join(home, 'postgres')
}

/** The folder that holds the database of this data folder, as far as was decided. */
export function knownHome(folder: string): string {
  const note = noteFile(folder)
  return (existsSync(note) ? readFileSync(note, 'utf8').split('\n')[1] : undefined) ?? folder
}

/** Decides where the database lies, and makes that folder. */
export async function prepareHome(folder: string, user: ServerUser | undefined): Promise<string> {
  const known = knownHome(folder)
  if (known === folder && (user === undefined || canKeep(folder, user))) return folder
  if (known === folder && existsSync(clusterFolder(folder))) throw closedSince(folder)
  const home = known === folder ? await newSystemHome(folder) : known
  makeReachable(systemFolder)
  makeReachable(home)
  return home
}

/** Makes a folder that every user can enter, whatever our umask. */
export function makeReachable(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
}

/** What lies there belonged to a data folder that was deleted since: it steps aside, one such is kept. */
async function newSystemHome(folder: string): Promise<string> {
  const home = path.join(systemFolder, createHash('sha256').update(folder).digest('hex').slice(0, 16))
  if (existsSync(home)) {
    await stopServer(clusterFolder(home))
    rmSync(`${home}.previous`, { recursive: true, force: true })
    renameSync(home, `${home}.previous`)
  }
  const reason = 'since PostgreSQL does not run as root, and its user cannot reach this folder. Without this note the database is not found.'
  writeFileSync(noteFile(folder), `The database of this data folder lies in\n${home}\n${reason}\n`)
  return home
}

/** An empty database elsewhere would look as if all data were lost. */
function closedSince(folder: string): EmbeddedPostgresError {
  const remedy = 'Let every user enter the folders above it (chmod o+x), as they could when the database was made.'
  return new EmbeddedPostgresError('folder-not-writable', `The user that PostgreSQL runs as can no longer reach ${folder}.`, remedy)
}

function noteFile(folder: string): string {
  return path.join(folder, 'postgres-is-elsewhere.txt')
}

/** Whether the user can work in a folder of its own here: not under a closed home, nor on a disk that knows no owners. */
function canKeep(folder: string, user: ServerUser): boolean {
  const probe = path.join(folder, `postgres-probe-${randomUUID()}`)
  mkdirSync(probe, { mode: 0o700 })
  try {
    chownSync(probe, user.uid, user.gid)
    return userMay(user, 'w', probe)
  } catch {
    return false
  } finally {
    rmSync(probe, { recursive: true })
  }
}
