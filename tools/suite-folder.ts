import { chmodSync, globSync, mkdirSync, mkdtempSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const memory = '/dev/shm'
/** A file system in memory, as Linux numbers it (TMPFS_MAGIC). */
const inMemory = 0x01021994
/** What the whole suite has at once on its disk is a part of this. */
const roomBytes = 6_000_000_000

const prefix = 'brevdue-suite-'

function hasRoom(): boolean {
  try {
    const { type, bavail, bsize } = statfsSync(memory)
    return type === inMemory && bavail * bsize > roomBytes && process.availableMemory() > roomBytes
  } catch {
    return false
  }
}

/**
 * A folder for all that the suite throws away. Every test makes a database, which is some hundred files: where there is plenty of
 * memory they lie there, if they may, else where temporary files go.
 */
export function makeSuiteFolder(mayBeInMemory: boolean): string {
  const folder = mkdtempSync(path.join(mayBeInMemory && hasRoom() ? memory : tmpdir(), `${prefix}${process.pid}-`))
  // When we are root the server runs as another user, who has to enter here.
  chmodSync(folder, 0o755)
  mkdirSync(temporaryIn(folder))
  return folder
}

/** Where tests put their temporary files. */
export const temporaryIn = (folder: string): string => path.join(folder, 'tmp')

/** Folders of suites that were killed, with those that their tests made. */
export function leftFolders(): string[] {
  const places = new Set([memory, tmpdir()])
  return [...places].flatMap((place) => globSync(path.join(place, `${prefix}*`)).filter(isLeft)).flatMap((folder) => [...globSync(path.join(temporaryIn(folder), `${prefix}*`)), folder])
}

function isLeft(folder: string): boolean {
  const pid = Number(path.basename(folder).slice(prefix.length).split('-')[0])
  return statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.() && !isAlive(pid)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
