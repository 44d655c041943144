import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isUuid } from '../../platform/crypto/index.ts'
import { readFilePart } from './read-file-part.ts'
import type { Door, ReceivedCall } from './receiver.ts'

/** What came through a door. */
export type ReadCall = Pick<ReceivedCall, 'kind' | 'messageUuid' | 'byteCount' | 'sha256'>

/** Of what is no letter, this much is looked into. */
const maxKeptBytes = 65_536

const id = z.string().toLowerCase().refine(isUuid)
const noticeSchema = z.union([
  z.object({ contactId: z.string() }).transform(() => ({ kind: 'contact-notice' as const, messageUuid: null })),
  z.object({ id }).transform((notice) => ({ kind: 'notice' as const, messageUuid: notice.id })),
])
const receiptSchema = z.object({ messageUUID: id.optional(), receiptStatus: z.string() }).transform((receipt) => ({ kind: 'receipt' as const, messageUuid: receipt.messageUUID ?? null }))

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function readDocument(body: AsyncIterable<Uint8Array>, schema: typeof noticeSchema | typeof receiptSchema): Promise<ReadCall> {
  const hash = createHash('sha256')
  const kept: Uint8Array[] = []
  let byteCount = 0
  for await (const piece of body) {
    hash.update(piece)
    if (byteCount < maxKeptBytes) kept.push(piece)
    byteCount += piece.length
  }
  const read = schema.safeParse(parseJson(Buffer.concat(kept).toString('utf8')))
  return { ...(read.data ?? { kind: 'unreadable' as const, messageUuid: null }), byteCount, sha256: hash.digest() }
}

/** A letter comes as the file `file`, whose name is its messageUUID (exchange.md §4). */
async function readLetter(body: AsyncIterable<Uint8Array>, contentType: string | undefined): Promise<ReadCall> {
  const file = await readFilePart(body, contentType)
  if (file === undefined || !isUuid(file.fileName.toLowerCase())) return { kind: 'unreadable', messageUuid: null, byteCount: file?.byteCount ?? 0, sha256: file?.sha256 ?? createHash('sha256').digest() }
  return { kind: 'letter', messageUuid: file.fileName.toLowerCase(), byteCount: file.byteCount, sha256: file.sha256 }
}

/** Reads a call to its end, keeping nothing of a letter. Throws what the stream throws. */
export function readCall(door: Door, body: AsyncIterable<Uint8Array>, contentType: string | undefined): Promise<ReadCall> {
  if (door === 'letters') return readLetter(body, contentType)
  return readDocument(body, door === 'notices' ? noticeSchema : receiptSchema)
}
