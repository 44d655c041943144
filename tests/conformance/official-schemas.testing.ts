import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { MemoVersion } from '../../src/memo/index.ts'

/** The folder `shared/reference/memo` beside the checkout or beside a folder above it. */
function findReference(from: string): string | undefined {
  const candidate = path.join(from, 'shared', 'reference', 'memo')
  if (existsSync(candidate)) return candidate
  return path.dirname(from) === from ? undefined : findReference(path.dirname(from))
}

const reference = findReference(import.meta.dirname) ?? ''
export const samplesFolder = path.join(reference, 'samples')

const schemas: Record<MemoVersion, string> = {
  '1.1': path.join(reference, 'xsd-1.1', 'MeMo_core.xsd'),
  '1.2': path.join(reference, 'xsd-1.2', 'Version1.2', 'MeMo_core.xsd'),
}

/** Why the comparison cannot run here; undefined when it can. */
export function whyNotComparable(): string | undefined {
  if (reference === '') return 'the official schemas (shared/reference/memo) are not beside the checkout'
  return spawnSync('xmllint', ['--version']).status === 0 ? undefined : 'xmllint is not installed'
}

const filesPerRun = 1000

/** The official verdict on each message: whether it keeps the schema of the version. */
export function officialVerdicts(version: MemoVersion, messages: readonly Buffer[]): boolean[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'memo-schemas-'))
  try {
    const names = messages.map((message, index) => {
      const name = `${index}.xml`
      writeFileSync(path.join(folder, name), message)
      return name
    })
    const valid = new Set<string>()
    for (let from = 0; from < names.length; from += filesPerRun) {
      for (const name of validNames(folder, version, names.slice(from, from + filesPerRun))) valid.add(name)
    }
    return names.map((name) => valid.has(name))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function validNames(cwd: string, version: MemoVersion, names: string[]): string[] {
  const run = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schemas[version], ...names], { cwd, maxBuffer: 2 ** 30 })
  return [...run.stderr.toString('latin1').matchAll(/(\d+\.xml) validates$/gm)].map((match) => match[1] ?? '')
}
