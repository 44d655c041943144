import { convertMemo, MemoReading, writeMemo, type CheckedMemo, type Memo } from './index.ts'
import { smallLetter } from './letter.testing.ts'

// Reads a letter of 99.5 MB that never exists as a whole, or reads and then converts or writes it. Prints the bytes of memory added,
// the bytes read in files or written, and the number of faults.
const letterBytes = 99_500_000
const chunkBytes = 65_536
const [doing, shape] = process.argv.slice(2)
const line = shape === 'wrapped' ? `${'QUJD'.repeat(19)}\r\n` : 'QUJD'.repeat(19)

const [before = '', after = ''] = smallLetter({ content: '@' }).split('@')
const chunk = Buffer.from(line.repeat(Math.floor(chunkBytes / line.length)))

function read(chunks: number): CheckedMemo {
  const reading = new MemoReading()
  reading.write(Buffer.from(before))
  for (let count = 0; count < chunks; count++) reading.write(chunk)
  reading.write(Buffer.from(after))
  return reading.end()
}

async function* chunksOf(bytes: number): AsyncGenerator<Uint8Array> {
  for (let left = bytes; left > 0; left -= chunk.length) yield chunk.subarray(0, left)
}

function written(memo: Memo): AsyncIterable<Uint8Array> {
  if (doing === 'write') return writeMemo(memo, ({ length }) => chunksOf(length))
  return convertMemo({ memo, content: (start, end) => chunksOf(end - start), to: '1.1' }).bytes
}

async function run(chunks: number): Promise<{ bytes: number; faults: number }> {
  const { memo, faults } = read(chunks)
  if (memo === undefined) return { bytes: 0, faults: faults.length }
  if (doing === 'read') return { bytes: memo.documents[0]?.files[0]?.length ?? 0, faults: faults.length }
  let bytes = 0
  for await (const piece of written(memo)) bytes += piece.length
  return { bytes, faults: faults.length }
}

// What the program itself needs is not the letter's.
await run(1)
const start = process.memoryUsage.rss()
const { bytes, faults } = await run(Math.floor(letterBytes / chunk.length))
const peak = process.resourceUsage().maxRSS * 1024
process.stdout.write(`${Math.max(0, peak - start)} ${bytes} ${faults}`)
