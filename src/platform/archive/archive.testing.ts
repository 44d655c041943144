import { gzipSync, zstdCompressSync } from 'node:zlib'
import { compress as compressXz, LZMA } from 'lzma-native'
import type { Header } from 'tar-stream'
import { pack } from 'tar-stream'
import type { ArchiveCompression, ArchiveEntry, ArchiveLimits } from './archive.ts'
import type { UnpackedArchive } from './unpack-archive.ts'
import { unpackArchive } from './unpack-archive.ts'

export const allCompressions = ['none', 'gzip', 'zstd', 'xz', 'lzma'] as const satisfies readonly ArchiveCompression[]

export const roomyLimits: ArchiveLimits = {
  maxCompressedBytes: 1_000_000_000,
  maxBytes: 2_000_000_000,
  maxRatio: 1_000,
  maxEntries: 100_000,
  maxEntryBytes: 2_000_000_000,
  decoderMemoryBytes: 100_000_000,
}

export interface TarFile {
  readonly name: string
  readonly bytes: Uint8Array | string
  readonly header?: Partial<Header>
}

/** A tar as another program writes it. */
export async function tarOf(files: readonly TarFile[]): Promise<Buffer> {
  const packing = pack()
  for (const { name, bytes, header } of files) packing.entry({ ...header, name }, Buffer.from(bytes))
  packing.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of packing as AsyncIterable<Buffer>) chunks.push(chunk) // a pack yields bytes
  return Buffer.concat(chunks)
}

export async function packed(bytes: Buffer, compression: ArchiveCompression): Promise<Buffer> {
  switch (compression) {
    case 'none':
      return bytes
    case 'gzip':
      return gzipSync(bytes)
    case 'zstd':
      return zstdCompressSync(bytes)
    case 'xz':
      return new Promise((resolve) => compressXz(bytes, 6, resolve))
    case 'lzma':
      return new Promise((resolve, reject) => LZMA().compress(bytes, 6, (result) => (Buffer.isBuffer(result) ? resolve(result) : reject(new Error('not compressed')))))
  }
}

/** The same bytes in chunks of this size. */
export async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

export async function bytesOf(entry: ArchiveEntry): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of entry.bytes) parts.push(part)
  return Buffer.concat(parts)
}

export interface UnpackedFile {
  readonly name: string
  readonly text: string
}

export async function filesOf({ entries }: UnpackedArchive): Promise<UnpackedFile[]> {
  const files: UnpackedFile[] = []
  for await (const entry of entries) files.push({ name: entry.name, text: (await bytesOf(entry)).toString('latin1') })
  return files
}

/** All files of an archive that comes in chunks of this size. */
export const unpackAll = (bytes: Uint8Array, limits: Partial<ArchiveLimits> = {}, chunkBytes = 65_536): Promise<UnpackedFile[]> =>
  filesOf(unpackArchive(inChunks(bytes, chunkBytes), { ...roomyLimits, ...limits }))
