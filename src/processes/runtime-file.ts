import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { uuidV4 } from '../platform/crypto/index.ts'

/** What other programs on this machine may know of the running processes. */
export interface RuntimeAddresses {
  /** Where browsers go. */
  readonly portal?: string
  /** Base of `/apis/v1/`. */
  readonly system?: string
  readonly operations?: string
}

const fileIn = (dataDirectory: string): string => path.join(dataDirectory, 'runtime.json')

/** The addresses that running processes have written; empty when there are none. */
export function readRuntimeFile(dataDirectory: string): RuntimeAddresses {
  try {
    return JSON.parse(readFileSync(fileIn(dataDirectory), 'utf8')) as RuntimeAddresses // our own file
  } catch {
    return {}
  }
}

/** Adds a process's addresses to those of the others; the file is replaced at once, so nobody reads half of it. */
export function writeRuntimeFile(dataDirectory: string, addresses: RuntimeAddresses): void {
  const draft = `${fileIn(dataDirectory)}.${uuidV4()}`
  writeFileSync(draft, `${JSON.stringify({ ...readRuntimeFile(dataDirectory), ...addresses }, undefined, 2)}\n`)
  renameSync(draft, fileIn(dataDirectory))
}
