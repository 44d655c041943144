import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { KeyRing } from '../platform/crypto/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { SignedHead } from './daily-head.ts'
import { readHeads, writeHeads } from './daily-head.ts'
import type { LogFinding } from './log-finding.ts'
import { sentenceOf } from './log-finding.ts'
import { listSignedHeads, verifyHeads } from './verify-heads.ts'
import { verifyLog } from './verify-log.ts'

export interface VerifyLogServices {
  readonly database: Database
  readonly keys: KeyRing
  readonly print: (line: string) => void
}

const usage = 'brevdue verify-log [--heads FILE] [--export-heads FILE]'

interface Wishes {
  readonly heads?: string | undefined
  readonly 'export-heads'?: string | undefined
}

function wishesOf(args: readonly string[]): Wishes | undefined {
  try {
    return parseArgs({ args: [...args], options: { heads: { type: 'string' }, 'export-heads': { type: 'string' } } }).values
  } catch {
    return undefined
  }
}

/** Undefined when the file cannot be read or holds anything else. */
async function headsIn(file: string | undefined): Promise<SignedHead[] | undefined> {
  if (file === undefined) return []
  const content = await readFile(file, 'utf8').catch(() => undefined)
  return content === undefined ? undefined : readHeads(content)
}

/**
 * `brevdue verify-log`: one line for each row that is not as it was sealed, then a summary. Exit code 0 when the log is whole,
 * 1 when it is not, 2 when the question cannot be asked. `--export-heads` writes the heads only of a log that is whole.
 */
export async function verifyLogCommand(services: VerifyLogServices, args: readonly string[]): Promise<0 | 1 | 2> {
  const { database, keys, print } = services
  const wishes = wishesOf(args)
  if (wishes === undefined) return refuse(print, usage)
  const heads = await headsIn(wishes.heads)
  if (heads === undefined) return refuse(print, `${wishes.heads} cannot be read as heads: one JSON object a line, as --export-heads writes them.`)
  let findingCount = 0
  const tell = (finding: LogFinding): void => {
    findingCount++
    print(sentenceOf(finding))
  }
  const totals = await verifyLog(database, tell)
  await verifyHeads({ database, keys }, heads, tell)
  print(`${totals.eventCount} events in ${totals.sealCount} seals, ${totals.unsealedCount} waiting for the next seal, ${heads.length} heads: ${findingCount} faults.`)
  if (findingCount > 0) return 1
  if (wishes['export-heads'] !== undefined) await exportHeads(services, wishes['export-heads'])
  return 0
}

async function exportHeads({ database, keys, print }: VerifyLogServices, file: string): Promise<void> {
  const heads = await database.read((on) => listSignedHeads(on, keys))
  await writeFile(file, writeHeads(heads))
  print(`${heads.length} heads written to ${file}. Keep them where the database's administrators cannot write.`)
}

function refuse(print: (line: string) => void, sentence: string): 2 {
  print(sentence)
  return 2
}
