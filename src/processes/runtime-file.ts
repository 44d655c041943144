import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { uuidV4 } from '../platform/crypto/index.ts'

/** What other programs on this machine may know of the running processes. */
export interface RuntimeAddresses {
  /** Where browsers go. */
  readonly portal?: string
  /** Base of `/apis/v1/`. */
  readonly system?: string
  /** The same for systems with certificates of the sandbox. */
  readonly systemByTls?: string
  readonly operations?: string
  /** `127.0.0.1:2222` */
  readonly sftp?: string
}

/** One process that serves on this data folder, with its own addresses. */
export interface RuntimeProcess extends RuntimeAddresses {
  readonly pid: number
  readonly host: string
  readonly parts: readonly string[]
}

/** `runtime.json`: the addresses of all, those of the process that came last first in line, and each process with its own. */
export interface RuntimeFile extends RuntimeAddresses {
  readonly processes: readonly RuntimeProcess[]
}

const fileIn = (dataDirectory: string): string => path.join(dataDirectory, 'runtime.json')

/** What a killed process left behind is dropped by the next one. Of processes elsewhere that share the folder we cannot know. */
function lives({ pid, host }: RuntimeProcess): boolean {
  if (host !== hostname()) return true
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function together(processes: readonly RuntimeProcess[]): RuntimeFile {
  const addresses = processes.map(({ pid: _pid, host: _host, parts: _parts, ...own }): RuntimeAddresses => own)
  return { ...Object.assign({}, ...addresses), processes } as RuntimeFile // nothing but addresses is left of them
}

function written(dataDirectory: string): readonly RuntimeProcess[] {
  try {
    const { processes = [] } = JSON.parse(readFileSync(fileIn(dataDirectory), 'utf8')) as Partial<RuntimeFile> // our own file
    return processes
  } catch {
    // Missing, or emptied by a power failure: who starts now writes it anew.
    return []
  }
}

/** The living processes of a data folder and their addresses. */
export const readRuntimeFile = (dataDirectory: string): RuntimeFile => together(written(dataDirectory).filter(lives))

// Changes are a matter of milliseconds.
const lockTimeoutMs = 5_000

/** Replaces the file at once, so that nobody reads half of it; under a lock that a killed process cannot keep, so that no change is lost. */
function change(dataDirectory: string, changed: (processes: readonly RuntimeProcess[]) => readonly RuntimeProcess[]): void {
  const lock = new DatabaseSync(path.join(dataDirectory, 'runtime.lock'), { timeout: lockTimeoutMs })
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    const draft = `${fileIn(dataDirectory)}.${uuidV4()}`
    writeFileSync(draft, `${JSON.stringify(together(changed(readRuntimeFile(dataDirectory).processes)), undefined, 2)}\n`)
    renameSync(draft, fileIn(dataDirectory))
  } finally {
    lock.close()
  }
}

/** Writes down where this process listens. The answer takes it out again. */
export function joinRuntimeFile(dataDirectory: string, own: RuntimeAddresses & Pick<RuntimeProcess, 'parts'>): () => void {
  const isOther = ({ pid, host }: RuntimeProcess): boolean => pid !== process.pid || host !== hostname()
  change(dataDirectory, (processes) => [...processes.filter(isOther), { pid: process.pid, host: hostname(), ...own }])
  return () => {
    // Whoever deleted the data folder has nothing left to tidy.
    if (existsSync(dataDirectory)) change(dataDirectory, (processes) => processes.filter(isOther))
  }
}
