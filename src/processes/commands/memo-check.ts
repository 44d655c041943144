import { createReadStream } from 'node:fs'
import type { CheckedMemo } from '../../memo/index.ts'
import { MemoReading } from '../../memo/index.ts'
import { print } from '../command.ts'

/** Reads and checks a letter in a file, of any size. */
export async function readMemo(file: string): Promise<CheckedMemo> {
  const reading = new MemoReading()
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) reading.write(chunk) // without encoding it gives buffers
  return reading.end()
}

function printText(file: string, { faults }: CheckedMemo): void {
  print(`${file}: ${faults.length === 0 ? 'valid' : `${faults.length} fault(s)`}`)
  for (const { line, column, level, code, message, remedy } of faults) print(`  ${line}:${column} ${level} ${code}: ${message} ${remedy}`)
}

function printJson(file: string, checked: CheckedMemo): void {
  const faults = checked.faults.map(({ code, level, line, column, message, remedy }) => ({ code, level, line, column, message, remedy }))
  print(JSON.stringify({ file, valid: faults.length === 0, faults }))
}

/** Tells what is wrong with each file, and whether nothing is. */
export async function checkFiles(files: readonly string[], json: boolean): Promise<boolean> {
  let valid = true
  for (const file of files) {
    const checked = await readMemo(file)
    if (json) printJson(file, checked)
    else printText(file, checked)
    valid &&= checked.faults.length === 0
  }
  return valid
}
