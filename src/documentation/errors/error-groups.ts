import { receiptCodes } from '../../exchange/index.ts'
import { memoFaultTexts } from '../../memo/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { allProblems } from '../../platform/problems/index.ts'

/** A code as the page of all codes shows it. */
export interface ErrorEntry {
  readonly code: string
  /** HTTP status, receipt status, or what a fault of the format leads to. */
  readonly status: string
  readonly message: string
  readonly remedy: string
  /** One code may stand in several groups; its first place is where links lead. */
  readonly anchor: boolean
}

export interface ErrorGroups {
  readonly receipts: readonly ErrorEntry[]
  readonly faults: readonly ErrorEntry[]
  readonly refusals: readonly ErrorEntry[]
}

interface Described {
  readonly da: { readonly message: string; readonly remedy: string }
  readonly en: { readonly message: string; readonly remedy: string }
}

type Entries<Definition> = Iterable<readonly [string, Definition]>

function entriesOf<Definition extends Described>(definitions: Entries<Definition>, language: Language, statusOf: (definition: Definition, code: string) => string): ErrorEntry[] {
  return [...definitions]
    .toSorted(([one], [other]) => one.localeCompare(other, 'en'))
    .map(([code, definition]) => {
      const { message, remedy } = definition[language]
      // What stands in the place depends on the letter.
      return { code, status: statusOf(definition, code), message: message.replaceAll(/\{(element|expected)\}/g, '…'), remedy, anchor: true }
    })
}

/** The receipt of a fault of the format says `memo.invalid`, unless the fault has a code that receipts know. */
const receiptOfFault = (code: string): string => (Object.hasOwn(receiptCodes, code) ? code : 'memo.invalid')

/** Every code that a sender, a receiver or a portal may meet, in three groups; in one language. */
export function listErrorGroups(language: Language): ErrorGroups {
  const receipts = entriesOf(Object.entries(receiptCodes), language, ({ status }) => status)
  const faults = entriesOf(Object.entries(memoFaultTexts), language, (_fault, code) => receiptOfFault(code))
  const refusals = entriesOf(allProblems(), language, ({ status }) => String(status))
  const seen = new Set<string>()
  const firstPlaces = (entries: readonly ErrorEntry[]): ErrorEntry[] =>
    entries.map((entry) => {
      const anchor = !seen.has(entry.code)
      seen.add(entry.code)
      return { ...entry, anchor }
    })
  return { receipts: firstPlaces(receipts), faults: firstPlaces(faults), refusals: firstPlaces(refusals) }
}
