import { createReadStream, existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { MemoFault } from '../../memo/index.ts'
import { MemoReading } from '../../memo/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { print, WrongUse } from '../command.ts'

interface CheckedFile {
  readonly file: string
  readonly valid: boolean
  readonly faults: readonly Pick<MemoFault, 'code' | 'level' | 'line' | 'column' | 'message' | 'remedy'>[]
}

async function check(file: string): Promise<CheckedFile> {
  const reading = new MemoReading()
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) reading.write(chunk) // without encoding it gives buffers
  const faults = reading.end().faults.map(({ code, level, line, column, message, remedy }) => ({ code, level, line, column, message, remedy }))
  return { file, valid: faults.length === 0, faults }
}

function printText({ file, valid, faults }: CheckedFile): void {
  print(`${file}: ${valid ? 'valid' : `${faults.length} fault(s)`}`)
  for (const { line, column, level, code, message, remedy } of faults) print(`  ${line}:${column} ${level} ${code}: ${message} ${remedy}`)
}

async function run(args: readonly string[]): Promise<ExitCode> {
  const [verb, ...rest] = args
  const { values, positionals } = parseArgs({ args: rest, options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
  if (verb !== 'check' || positionals.length === 0) throw new WrongUse('memo takes check and at least one file.')
  let valid = true
  for (const file of positionals) {
    if (!existsSync(file)) throw new WrongUse(`${file}: there is no such file.`)
    const checked = await check(file)
    if (values.json) print(JSON.stringify(checked))
    else printText(checked)
    valid &&= checked.valid
  }
  return valid ? 0 : 1
}

export const memoCommand: Command = { usage: 'memo check FILE… [--json]', summary: 'Check MeMo files: every fault with line, column and remedy', run }
