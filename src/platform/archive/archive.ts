export type ArchiveCompression = 'none' | 'gzip' | 'zstd' | 'xz' | 'lzma'

/** What one archive may be at most. Bytes are whole numbers; the ratio is bytes unpacked to bytes transferred. */
export interface ArchiveLimits {
  readonly maxCompressedBytes: number
  /** Unpacked, headers and padding of the archive included. */
  readonly maxBytes: number
  readonly maxRatio: number
  readonly maxEntries: number
  readonly maxEntryBytes: number
  /** What the decoder of one archive may take: the dictionary or window that its compression names. */
  readonly decoderMemoryBytes: number
}

export interface ArchiveEntry {
  /** With its folders, `/` between them, without `./`. */
  readonly name: string
  /** Exactly so many bytes follow, or reading them fails. */
  readonly length: number
  /** Once only, and before the next entry is asked for; what is left is passed over then. */
  readonly bytes: AsyncIterable<Uint8Array>
}
