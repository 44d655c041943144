import type { KeyRing, WrappedKey } from '../crypto/index.ts'
import { MasterKeyMissing, unwrapContentKey, wrapContentKey, WrappedKeyBroken } from '../crypto/index.ts'
import type { Database } from '../database/index.ts'
import { passFaultPoint } from '../faults/index.ts'
import { forgetMasterKeys, noteMasterKeys } from './master-keys.ts'
import { listWrappedKeys, updateWrappedKeys } from './master-keys.queries.ts'

const pageSize = 2_000
const beforeAll = '00000000-0000-0000-0000-000000000000'

interface WrappedContent {
  readonly contentId: string
  readonly wrapped: WrappedKey
}

/** All contents that are not removed, page after page, in the order of their ids. */
async function* pagesOf(database: Database): AsyncGenerator<readonly WrappedContent[]> {
  for (let after: string | undefined = beforeAll; after !== undefined; ) {
    const from: string = after
    const rows = await database.read((on) => listWrappedKeys(on, { after: from, limit: pageSize }))
    yield rows.filter(({ isRemoved }) => !isRemoved).map(({ contentId, keyId, wrappedKey }) => ({ contentId, wrapped: { keyId, bytes: wrappedKey } }))
    after = rows.at(-1)?.contentId
  }
}

/** The content's key wrapped by the current master key; undefined when it cannot be unwrapped. */
function wrapAnew(ring: KeyRing, { contentId, wrapped }: WrappedContent): WrappedKey | undefined {
  try {
    return wrapContentKey(ring, contentId, unwrapContentKey(ring, contentId, wrapped))
  } catch (error) {
    if (error instanceof MasterKeyMissing || error instanceof WrappedKeyBroken) return undefined
    throw error
  }
}

async function writeAnew(database: Database, anew: readonly { content: WrappedContent; wrapped: WrappedKey }[]): Promise<number> {
  if (anew.length === 0) return 0
  const columns = {
    contentIds: anew.map(({ content }) => content.contentId),
    before: anew.map(({ content }) => content.wrapped.bytes),
    keyIds: anew.map(({ wrapped }) => wrapped.keyId),
    wrappedKeys: anew.map(({ wrapped }) => wrapped.bytes),
  }
  return (await database.transaction((tx) => updateWrappedKeys(tx, columns))).length
}

export interface KeyRotation {
  readonly rewrapped: number
  /** Contents whose key cannot be unwrapped: changed, or wrapped by a key that is not in the ring. */
  readonly unreadable: readonly string[]
}

/**
 * Wraps the key of each content that another master key wrapped by the current one, page by page, each in a transaction of its own: whenever it is
 * killed, it can be begun anew, and passes quickly over what is done. Contents may come, be read and be removed beside it. `tell` hears of each page.
 */
export async function rotateKeys(database: Database, ring: KeyRing, tell: (rewrapped: number) => void = () => undefined): Promise<KeyRotation> {
  let rewrapped = 0
  const unreadable: string[] = []
  for await (const page of pagesOf(database)) {
    const others = page.filter(({ wrapped }) => wrapped.keyId !== ring.currentId)
    const tried = others.map((content) => ({ content, wrapped: wrapAnew(ring, content) }))
    rewrapped += await writeAnew(database, tried.flatMap(({ content, wrapped }) => (wrapped === undefined ? [] : [{ content, wrapped }])))
    unreadable.push(...tried.flatMap(({ content, wrapped }) => (wrapped === undefined ? [content.contentId] : [])))
    passFaultPoint('in-key-rotation')
    tell(rewrapped)
  }
  return { rewrapped, unreadable }
}

/** How many contents each master key wraps. What is noted of keys is brought in line: one that wraps nothing may go, unless it is the current one. */
export async function countByMasterKey(database: Database, ring: KeyRing): Promise<ReadonlyMap<string, number>> {
  const counts = new Map([...ring.keys.keys()].map((keyId) => [keyId, 0]))
  for await (const page of pagesOf(database)) for (const { wrapped } of page) counts.set(wrapped.keyId, (counts.get(wrapped.keyId) ?? 0) + 1)
  const idsWhere = (wraps: boolean): string[] => [...counts].filter(([keyId, count]) => (count > 0 || keyId === ring.currentId) === wraps).map(([keyId]) => keyId)
  await noteMasterKeys(database, idsWhere(true))
  await forgetMasterKeys(database, idsWhere(false))
  return counts
}
