import { createHash } from 'node:crypto'
import { readMessageUuid } from '../../memo/index.ts'
import type { ContentStore, PreparedContent } from '../../platform/content/index.ts'
import { prepareBlob, prepareRow } from '../../platform/content/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import type { LetterId, MessageUuid } from '../letter.ts'

/** A MeMo's header stands within its first bytes; reading more of them only helps letters that nobody writes. */
const headBytes = 65_536

export interface ReceivedLetter {
  readonly content: PreparedContent
  readonly sha256: Uint8Array
  /** As the letter itself says; undefined when its beginning cannot be read (the check will say why). */
  readonly messageUuid: MessageUuid | undefined
}

/** Counts, hashes and limits the bytes as they stream in, and keeps the first ones. */
class Measuring {
  readonly hash = createHash('sha256')
  readonly first: Uint8Array[] = []
  length = 0
  private readonly maxBytes: number

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes
  }

  take(chunk: Uint8Array): void {
    if (this.length < headBytes) this.first.push(chunk)
    this.length += chunk.length
    if (this.length > this.maxBytes) throw tooLarge(this.maxBytes)
    this.hash.update(chunk)
  }

  get messageUuid(): MessageUuid | undefined {
    return readMessageUuid(Buffer.concat(this.first)) as MessageUuid | undefined // branding
  }
}

export const tooLarge = (maxBytes: number): Problem => new Problem(exchangeProblems['memo.too.large'], { detail: `The limit is ${maxBytes} bytes.` })

async function* measured(stream: AsyncIterable<Uint8Array>, measuring: Measuring): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    measuring.take(chunk)
    yield chunk
  }
}

async function* chained(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

/**
 * Takes a message from the wire into a sealed content: small ones stay in memory, larger ones stream into the blob store
 * and are durable there. Throws memo.too.large while streaming, memo.empty, memo.incomplete, StorageFull.
 */
export async function receiveLetter(store: ContentStore, letterId: LetterId, body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ReceivedLetter> {
  const measuring = new Measuring(maxBytes)
  const incoming = measured(body, measuring)[Symbol.asyncIterator]()
  const content = await seal(store, letterId, incoming).catch((error: unknown) => {
    throw asIncomplete(error)
  })
  if (measuring.length === 0) throw new Problem(exchangeProblems['memo.empty'])
  return { content, sha256: measuring.hash.digest(), messageUuid: measuring.messageUuid }
}

async function seal(store: ContentStore, letterId: LetterId, incoming: AsyncIterator<Uint8Array>): Promise<PreparedContent> {
  const gathered: Uint8Array[] = []
  let length = 0
  for (let next = await incoming.next(); next.done !== true; next = await incoming.next()) {
    gathered.push(next.value)
    length += next.value.length
    if (length > store.rowBytes) return prepareBlob(store, letterId, chained(gathered, incoming))
  }
  return prepareRow(store, letterId, Buffer.concat(gathered))
}

/** What a sender is told whose connection ended before the body did; any other error as it is. */
export const asIncomplete = (error: unknown): unknown => (isCutOff(error) ? new Problem(exchangeProblems['memo.incomplete'], { cause: error }) : error)

/** The connection ended before the body did. */
const isCutOff = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')
