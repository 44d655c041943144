import { Readable } from 'node:stream'
import { pack } from 'tar-stream'
import type { TestExchange } from '../exchange.testing.ts'
import type { ContainerServices, ReceivedContainer, SentContainer } from './receive-container.ts'
import { receiveContainer } from './receive-container.ts'

export interface TestEntry {
  readonly name: string
  readonly bytes: string | Uint8Array
}

export const testArchiveLimits: ContainerServices['archiveLimits'] = {
  maxCompressedBytes: 1_000_000_000,
  maxBytes: 1_000_000_000,
  maxRatio: 1_000,
  maxEntries: 10_000,
  maxEntryBytes: 1_000_000_000,
  decoderMemoryBytes: 200_000_000,
}

/** A plain tar of these entries. */
export async function tarOf(entries: readonly TestEntry[]): Promise<Buffer> {
  const archive = pack()
  for (const { name, bytes } of entries) archive.entry({ name }, Buffer.from(bytes))
  archive.finalize()
  const chunks: Uint8Array[] = []
  for await (const chunk of archive) chunks.push(chunk as Uint8Array) // a tar's bytes
  return Buffer.concat(chunks)
}

/** Sends an archive as the test exchange's sender. */
export const sendContainer = ({ database, contentStore, wakeBus, sender }: TestExchange, archive: Uint8Array, more: Partial<SentContainer> & { maxLetterBytes?: number } = {}): Promise<ReceivedContainer> =>
  receiveContainer(
    { database, contentStore, wakeBus, archiveLimits: testArchiveLimits, maxLetterBytes: more.maxLetterBytes ?? 99_500_000 },
    { senderId: sender.partyId, systemId: sender.systemId, way: 'REST', lane: 'bulk', body: Readable.from([archive]), ...more },
  )
