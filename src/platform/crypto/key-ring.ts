import { createSecretKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** AES-256: every key of ours has 32 bytes. */
export const keyBytes = 32

/** The master keys of a deployment. New content keys are wrapped by the current one; the others only unwrap what they once wrapped. */
export interface KeyRing {
  readonly currentId: string
  readonly keys: ReadonlyMap<string, KeyObject>
}

/** A ring, or one English sentence per fault; a sentence names the place of an entry, never what stands there. */
export type ReadMasterKeys = { readonly ring: KeyRing } | { readonly faults: readonly string[] }

// A key id goes into columns, file names and logs.
const keyIdForm = /^[A-Za-z0-9_-]{1,32}$/
const base64Of32Bytes = /^[A-Za-z0-9+/]{43}=$/

/** Reads `id:base64,id:base64` (the setting `BREVDUE_MASTER_KEYS`, the sandbox's key file): 32 bytes each, the first is the current one. */
export function readMasterKeys(text: string): ReadMasterKeys {
  const entries = text.split(',').map((entry) => entry.trim().split(':'))
  const ids = entries.map(([id = '']) => id)
  const faults = entries.flatMap((entry, index) => faultsOf(entry, index + 1, ids.indexOf(entry[0] ?? '') < index))
  if (faults.length > 0) return { faults }
  const keys = new Map(entries.map(([id = '', key = '']) => [id, createSecretKey(key, 'base64')]))
  return { ring: { currentId: ids[0] ?? '', keys } }
}

function faultsOf(entry: readonly string[], position: number, repeated: boolean): string[] {
  const [id = '', key = '', ...rest] = entry
  const faults: string[] = []
  if (!keyIdForm.test(id)) faults.push(`Master key ${position}: its id must be 1 to 32 letters, digits, "-" or "_".`)
  if (!base64Of32Bytes.test(key) || rest.length > 0) faults.push(`Master key ${position}: after the colon must stand 32 bytes in base64.`)
  if (repeated) faults.push(`Master key ${position}: an earlier key has the same id.`)
  return faults
}
