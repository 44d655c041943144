import type { ArchiveCompression } from './archive.ts'

/** As much of the beginning as tells every compression from the others: up to the magic of a plain tar. */
export const headBytes = 263

const magics = [
  ['gzip', Buffer.from([0x1f, 0x8b])],
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
  ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])],
] as const

const tarMagic = Buffer.from('ustar')
const tarMagicAt = 257

const begins = (head: Buffer, magic: Buffer, at = 0): boolean => head.subarray(at, at + magic.length).equals(magic)

/** Length of an .lzma file that is closed by a mark instead. */
const unknownLength = 0xff_ff_ff_ff_ff_ff_ff_ffn
/** What liblzma itself takes for a length at all (256 GiB): text and other files read as more. */
const plausibleLength = 1n << 38n

/** An .lzma file ("alone") has no magic: properties (lc + 9·lp + 45·pb, below 225), size of the dictionary, length of what comes out. */
function isLzmaAlone(head: Buffer): boolean {
  if (head.length < 13 || head.readUInt8(0) >= 225) return false
  const length = head.readBigUInt64LE(5)
  return length === unknownLength || length < plausibleLength
}

/** What an archive is packed in, by its first bytes and never by its name; undefined if it is none of ours. */
export function compressionOf(head: Buffer): ArchiveCompression | undefined {
  const byMagic = magics.find(([, magic]) => begins(head, magic))
  if (byMagic !== undefined) return byMagic[0]
  if (begins(head, tarMagic, tarMagicAt)) return 'none'
  return isLzmaAlone(head) ? 'lzma' : undefined
}
