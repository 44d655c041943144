import { ArchiveRejected } from './archive-rejected.ts'
import { tarText } from './tar-header.ts'

/** What the records before an entry say of it, as far as it matters here. */
export interface PaxRecords {
  readonly path?: string
  readonly size?: number
}

function readSize(text: string | undefined): { size?: number } {
  if (text === undefined) return {}
  const size = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(size)) throw new ArchiveRejected('unreadable')
  return { size }
}

/**
 * Reads records "LENGTH KEY=VALUE\n" (POSIX.1-2017 pax), and throws ArchiveRejected `unreadable` where another program could read them otherwise: a length that is
 * wrong, a key that comes twice. A sparse file's bytes are not what they seem: `link`. A NUL in a path: `name`.
 */
export function readPaxRecords(bytes: Buffer): PaxRecords {
  const records = new Map<string, string>()
  for (let start = 0; start < bytes.length; ) {
    const digits = /^(\d{1,9}) /.exec(bytes.toString('latin1', start, start + 10))?.[1]
    const end = start + Number(digits)
    const record = digits === undefined || bytes[end - 1] !== 0x0a ? bytes.subarray(0, 0) : bytes.subarray(start + digits.length + 1, end - 1)
    const equals = record.indexOf('=')
    const key = record.toString('utf8', 0, equals)
    if (equals < 1 || records.has(key)) throw new ArchiveRejected('unreadable')
    if (key.startsWith('GNU.sparse.')) throw new ArchiveRejected('link')
    records.set(key, valueOf(key, record.subarray(equals + 1)))
    start = end
  }
  const path = records.get('path')
  return { ...(path === undefined ? {} : { path }), ...readSize(records.get('size')) }
}

/** Times, owners and attributes may be anything; the path must be text. */
function valueOf(key: string, value: Buffer): string {
  if (key !== 'path') return value.toString('latin1')
  if (value.includes(0)) throw new ArchiveRejected('name')
  return tarText(value)
}
