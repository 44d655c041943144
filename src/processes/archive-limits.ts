import type { ArchiveLimits } from '../platform/archive/index.ts'
import type { Settings } from '../platform/configuration/index.ts'

/** What a container of letters may be at most. One letter of it that is too large is told apart and harms no other, so an entry may be as large as all. */
export const archiveLimits = (settings: Settings): ArchiveLimits => ({
  maxCompressedBytes: settings.CONTAINER_MAX_BYTES,
  maxBytes: settings.CONTAINER_MAX_UNPACKED_BYTES,
  maxRatio: settings.CONTAINER_MAX_RATIO,
  maxEntries: settings.CONTAINER_MAX_ENTRIES,
  maxEntryBytes: settings.CONTAINER_MAX_UNPACKED_BYTES,
  decoderMemoryBytes: settings.CONTAINER_DECODER_BYTES,
})
