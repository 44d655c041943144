import { ArchiveRejected } from './archive-rejected.ts'

export const blockBytes = 512

/** What a header stands for (POSIX.1-2017 pax, GNU tar); `other` are links, devices, sparse files and whatever else is not a file with its bytes. */
export type TarKind = 'file' | 'folder' | 'pax' | 'pax-global' | 'long-name' | 'long-link' | 'other'

export interface TarHeader {
  readonly kind: TarKind
  readonly name: string
  readonly size: number
}

const kinds: Readonly<Record<string, TarKind>> = { '0': 'file', '\0': 'file', '7': 'file', '5': 'folder', x: 'pax', g: 'pax-global', L: 'long-name', K: 'long-link' }

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Text up to its first NUL. Throws ArchiveRejected `name` when it is not UTF-8. */
export function tarText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  try {
    return decoder.decode(end === -1 ? bytes : bytes.subarray(0, end))
  } catch (cause) {
    throw new ArchiveRejected('name', undefined, { cause })
  }
}

/** Twelve bytes of octal digits or, from 8 GB on, of a binary number behind the mark 0x80. Negative and unsafe ones are refused. */
function sizeOf(field: Buffer): number {
  if (field[0] === 0x80) {
    const size = Number(BigInt(`0x${field.toString('hex', 1)}`))
    if (Number.isSafeInteger(size)) return size
  }
  const octal = /^ *([0-7]*)[ \0]*$/.exec(field.toString('latin1'))?.[1]
  if (octal === undefined) throw new ArchiveRejected('unreadable')
  return Number.parseInt(`0${octal}`, 8)
}

/** The sum of all bytes, with its own eight counted as spaces. */
function hasItsChecksum(block: Buffer): boolean {
  const written = Number.parseInt(block.toString('latin1', 148, 156), 8)
  let sum = 8 * 0x20
  for (const [at, byte] of block.entries()) if (at < 148 || at >= 156) sum += byte
  return sum === written
}

/** Reads a block that is not all zeros. Throws ArchiveRejected `unreadable`, or `name` for one that is not UTF-8. */
export function readTarHeader(block: Buffer): TarHeader {
  const magic = block.toString('latin1', 257, 263)
  if ((magic !== 'ustar\0' && magic !== 'ustar ') || !hasItsChecksum(block)) throw new ArchiveRejected('unreadable')
  const prefix = magic === 'ustar\0' ? tarText(block.subarray(345, 500)) : ''
  const name = tarText(block.subarray(0, 100))
  const kind = kinds[String.fromCharCode(block[156] ?? 0)] ?? 'other'
  const path = prefix === '' ? name : `${prefix}/${name}`
  return { kind: kind === 'file' && path.endsWith('/') ? 'folder' : kind, name: path, size: sizeOf(block.subarray(124, 136)) }
}
