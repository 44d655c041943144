import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { processIdentity } from './process-identity.ts'

// One file `<pid>-<random>` for each use, holding the identity of the process: a dead one counts for nothing.

/** Notes that this process uses the server of the data folder. Returns the file that says so. */
export function registerUse(folder: string): string {
  const uses = usesFolder(folder)
  mkdirSync(uses, { recursive: true })
  const file = path.join(uses, `${process.pid}-${randomUUID().slice(0, 8)}`)
  writeFileSync(file, processIdentity(process.pid) ?? '')
  return file
}

export function endUse(file: string): void {
  rmSync(file, { force: true })
}

/** Whether a living process uses the server; clears away what dead ones left behind. */
export function isUsed(folder: string): boolean {
  const uses = usesFolder(folder)
  let used = false
  for (const name of listUses(uses)) {
    const file = path.join(uses, name)
    if (readFileSync(file, 'utf8') === processIdentity(Number.parseInt(name, 10))) used = true
    else rmSync(file, { force: true })
  }
  return used
}

function usesFolder(folder: string): string {
  return path.join(folder, 'postgres-users')
}

function listUses(uses: string): string[] {
  return readdirSync(path.dirname(uses)).includes(path.basename(uses)) ? readdirSync(uses) : []
}
