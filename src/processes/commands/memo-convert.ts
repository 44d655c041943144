import { createReadStream } from 'node:fs'
import type { MemoVersion } from '../../memo/index.ts'
import { convertMemo } from '../../memo/index.ts'
import { printFault } from '../command.ts'
import { readMemo } from './memo-check.ts'

/** Answers when the bytes have left: the process ends at once when a command is done. */
const write = (bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(bytes, (error) => (error ? reject(error) : resolve())))

/** Writes a letter in a version to standard output; false when it has faults, which are not converted. */
export async function convertFile(file: string, to: MemoVersion): Promise<boolean> {
  const { memo, faults } = await readMemo(file)
  if (memo === undefined || faults.length > 0) {
    printFault(`${file} has ${faults.length} fault(s); "brevdue memo check ${file}" names them.`)
    return false
  }
  const content = (start: number, end: number): AsyncIterable<Uint8Array> => createReadStream(file, { start, end: end - 1 }) // its end is the last byte
  for await (const bytes of convertMemo({ memo, content, to }).bytes) await write(bytes)
  return true
}
