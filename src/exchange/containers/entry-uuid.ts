import type { CheckedMemo } from '../../memo/index.ts'
import type { MessageUuid } from '../letter.ts'
import type { PackEntry } from './pack-reader.ts'
import type { EntryRefusal } from './slice.ts'

/** As MeMo has it: version 4, in lower case. */
const uuidV4Form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** What the sender calls the letter: `<messageUUID>.xml` in whatever folder; undefined when the name is another. */
export function uuidOfName(name: string): MessageUuid | undefined {
  const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase()
  const stem = last.endsWith('.xml') ? last.slice(0, -'.xml'.length) : last
  return uuidV4Form.test(stem) ? (stem as MessageUuid) : undefined // branding
}

/** What the letter calls itself; a broken one may bear anything. */
function uuidIn({ messageUuid = '' }: CheckedMemo): MessageUuid | undefined {
  return uuidV4Form.test(messageUuid) ? (messageUuid as MessageUuid) : undefined // branding
}

/** Why an entry can be no letter, whatever stands in it. */
export function refusalOf(entry: PackEntry): EntryRefusal | undefined {
  if (entry.leftOut) return 'memo.too.large'
  return entry.length === 0 ? 'memo.empty' : undefined
}

export type EntryIdentity = { readonly messageUuid: MessageUuid } | { readonly refusal: EntryRefusal }

/** The letter's messageUUID, by itself and by the name of its entry, or why it has none. */
export function identify(name: string, checked: CheckedMemo): EntryIdentity {
  const named = uuidOfName(name)
  const messageUuid = uuidIn(checked) ?? named
  if (messageUuid === undefined) return { refusal: 'memo.uuid.missing' }
  return named !== undefined && named !== messageUuid ? { refusal: 'memo.uuid.mismatch' } : { messageUuid }
}
