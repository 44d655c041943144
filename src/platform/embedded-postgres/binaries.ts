import { randomUUID } from 'node:crypto'
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { makeReachable } from './server-home.ts'
import { type ServerUser, userMay } from './server-user.ts'

const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** PostgreSQL's programs as npm brought them. */
export interface BinariesPackage {
  folder: string
  version: string
}

/** The optional package for this platform. Error: `binaries-missing`. */
export function findBinaries(): BinariesPackage {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    const folder = path.dirname(path.dirname(entry))
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')))
    return { folder, version }
  } catch (cause) {
    const remedy = 'Run "npm ci" without --omit=optional, or name a PostgreSQL of your own with DATABASE_URL.'
    throw new EmbeddedPostgresError('binaries-missing', `No PostgreSQL came with the packages for ${platform}.`, remedy, cause)
  }
}

/**
 * A folder with `bin`, `lib` and `share` that the user can run: the package's own, or a copy in `otherwise`
 * when that user cannot reach the package, or its links are missing and we may not make them there.
 */
export function usableBinaries(found: BinariesPackage, user: ServerUser | undefined, otherwise: string): string {
  if ((user === undefined || canRun(user, found.folder)) && restoreLinks(found.folder)) return path.join(found.folder, 'native')
  const copy = path.join(otherwise, `postgres-binaries-${found.version}`)
  if (!existsSync(copy)) copyBinaries(found.folder, copy)
  return path.join(copy, 'native')
}

/** Makes the links between libraries, which no npm package can contain. Returns whether all are there. */
export function restoreLinks(folder: string): boolean {
  const list = path.join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  for (const { source, target } of linkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch {
      return false
    }
  }
  return true
}

function canRun(user: ServerUser, folder: string): boolean {
  const native = path.join(folder, 'native')
  return ['bin/postgres', 'lib', 'share'].every((name) => userMay(user, 'x', path.join(native, name)))
}

/** Copies beside and renames, so that a kill leaves no half a copy; of two at the same moment the first one counts. */
function copyBinaries(from: string, copy: string): void {
  const scratch = `${copy}-${randomUUID()}`
  makeReachable(path.dirname(copy))
  try {
    cpSync(path.join(from, 'native'), path.join(scratch, 'native'), { recursive: true, verbatimSymlinks: true })
    restoreLinks(scratch)
    openForAll(scratch)
    renameSync(scratch, copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Reading for every user, and running what the owner may run, however strict the umask was at the installation. */
function openForAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const name of readdirSync(folder, { encoding: 'utf8', recursive: true })) {
    const file = path.join(folder, name)
    const status = lstatSync(file)
    if (!status.isSymbolicLink()) chmodSync(file, (status.mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}
