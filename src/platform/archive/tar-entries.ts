import { ArchiveRejected } from './archive-rejected.ts'
import type { ByteReader } from './byte-reader.ts'
import { readPaxRecords } from './pax-records.ts'
import { blockBytes, readTarHeader, tarText } from './tar-header.ts'
import type { TarHeader, TarKind } from './tar-header.ts'

/** What stands before an entry: long names, and attributes that nobody needs here. */
const maxExtraBytes = 65_536

/** What headers before an entry's own say of it; each kind at most once, or programs would differ in which counts. */
interface Extra {
  readonly seen: ReadonlySet<TarKind>
  readonly path?: string
  readonly size?: number
}

const noExtra: Extra = { seen: new Set() }

/** Up to the next whole block. */
export const paddingAfter = (size: number): number => (blockBytes - (size % blockBytes)) % blockBytes

const isZero = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0)

function readExtra(kind: TarKind, bytes: Buffer): Omit<Extra, 'seen'> {
  if (kind === 'pax') return readPaxRecords(bytes)
  if (kind === 'long-name') return { path: tarText(bytes) }
  if (kind === 'pax-global' && Object.keys(readPaxRecords(bytes)).length > 0) throw new ArchiveRejected('unreadable')
  return {}
}

async function withExtra(reader: ByteReader, before: Extra, { kind, size }: TarHeader): Promise<Extra> {
  if (size > maxExtraBytes || before.seen.has(kind)) throw new ArchiveRejected('unreadable')
  const bytes = await reader.exactly(size)
  await reader.exactly(paddingAfter(size))
  const said = readExtra(kind, bytes)
  if (said.path !== undefined && before.path !== undefined) throw new ArchiveRejected('unreadable')
  return { ...before, ...said, seen: new Set([...before.seen, kind]) }
}

/** A size in the records is for files from 8 GB on; one that says otherwise than the header makes two archives of one. */
function applyExtra(header: TarHeader, { path, size }: Extra): TarHeader {
  if (size !== undefined && size !== header.size && size < 8 ** 11) throw new ArchiveRejected('unreadable')
  return { ...header, name: path ?? header.name, size: size ?? header.size }
}

/** Two blocks of zeros end a tar; only zeros may follow, which programs write to fill a tape's record. */
async function readEnd(reader: ByteReader): Promise<undefined> {
  if (!isZero(await reader.exactly(blockBytes))) throw new ArchiveRejected('unreadable')
  for (;;) {
    const rest = await reader.upTo(blockBytes)
    if (!isZero(rest)) throw new ArchiveRejected('unreadable')
    if (rest.length < blockBytes) return undefined
  }
}

/** The next file or folder, its bytes to be read next; undefined at the end of the archive. Throws ArchiveRejected. */
export async function nextTarEntry(reader: ByteReader): Promise<TarHeader | undefined> {
  let extra = noExtra
  for (;;) {
    const block = await reader.exactly(blockBytes)
    if (isZero(block)) {
      if (extra.seen.size > 0) throw new ArchiveRejected('unreadable')
      return readEnd(reader)
    }
    const header = readTarHeader(block)
    if (header.kind === 'other') throw new ArchiveRejected('link')
    if (header.kind === 'file' || header.kind === 'folder') return applyExtra(header, extra)
    extra = await withExtra(reader, extra, header)
  }
}
