import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Command, ExitCode } from '../command.ts'
import { WrongUse } from '../command.ts'
import { checkFiles } from './memo-check.ts'
import { convertFile } from './memo-convert.ts'

const options = { json: { type: 'boolean', default: false }, to: { type: 'string' } } as const

const wrongUse = (): WrongUse => new WrongUse('memo takes check and at least one file, or convert, one file and --to 1.1 or 1.2.')

function convert([file, ...more]: readonly string[], to: string | undefined): Promise<boolean> {
  if (file === undefined || more.length > 0 || (to !== '1.1' && to !== '1.2')) throw wrongUse()
  return convertFile(file, to)
}

async function run(args: readonly string[]): Promise<ExitCode> {
  const [verb = '', ...rest] = args
  const { values, positionals: files } = parseArgs({ args: rest, options, allowPositionals: true })
  if (!['check', 'convert'].includes(verb) || files.length === 0) throw wrongUse()
  for (const file of files) if (!existsSync(file)) throw new WrongUse(`${file}: there is no such file.`)
  const good = verb === 'check' ? await checkFiles(files, values.json) : await convert(files, values.to)
  return good ? 0 : 1
}

export const memoCommand: Command = {
  usage: 'memo check FILE… [--json] | memo convert FILE --to 1.1|1.2',
  summary: 'Check MeMo files: every fault with line, column and remedy; or write one in another version to standard output',
  run,
}
