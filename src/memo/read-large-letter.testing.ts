import { MemoReading } from './index.ts'
import { smallLetter } from './letter.testing.ts'

// Reads a letter of 99.5 MB that never exists as a whole, and prints the bytes of memory added, the file's length and the number of faults.
const letterBytes = 99_500_000
const chunkBytes = 65_536
const line = process.argv[2] === 'wrapped' ? `${'QUJD'.repeat(19)}\r\n` : 'QUJD'.repeat(19)

const [before = '', after = ''] = smallLetter({ content: '@' }).split('@')
const chunk = Buffer.from(line.repeat(Math.floor(chunkBytes / line.length)))

function read(chunks: number): { length: number; faults: number } {
  const reading = new MemoReading()
  reading.write(Buffer.from(before))
  for (let count = 0; count < chunks; count++) reading.write(chunk)
  reading.write(Buffer.from(after))
  const { memo, faults } = reading.end()
  return { length: memo?.documents[0]?.files[0]?.length ?? 0, faults: faults.length }
}

// What the program itself needs is not the letter's.
read(1)
const start = process.memoryUsage.rss()
const { length, faults } = read(Math.floor(letterBytes / chunk.length))
const peak = process.resourceUsage().maxRSS * 1024
process.stdout.write(`${Math.max(0, peak - start)} ${length} ${faults}`)
