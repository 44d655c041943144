import { escapeText } from './escape-text.ts'
import { namespaces } from './format-fields.ts'
import { memoRoot, type PlacedField, type RecordModel } from './memo-model.ts'
import type { Memo, MemoFileName, MemoVersion } from './memo.ts'
import { separateMemo } from './separate-memo.ts'

/** The attributes of the root besides its namespaces. */
const versionAttributes: Readonly<Record<MemoVersion, string>> = {
  '1.1': 'memoVersion="1.1" memoSchVersion="1.1.0"',
  '1.2': 'memoVersion="1.2"',
}
const namespaceAttributes = Object.entries(namespaces)
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(' ')

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** The values of a property in the order of the letter: none, one, or those of a list. */
function valuesOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function* valueParts<F>({ field, shown }: PlacedField, value: unknown, indent: string): Generator<string | F> {
  if (field.content.kind !== 'bytes') {
    yield `${indent}<${shown}>${escapeText(String(value))}</${shown}>\n`
    return
  }
  yield `${indent}<${shown}>`
  yield value as F // separateMemo puts the file where the format has bytes
  yield `</${shown}>\n`
}

function* recordParts<F>(model: RecordModel, record: unknown, indent: string): Generator<string | F> {
  if (!isRecord(record)) return
  for (const placed of model.fields) {
    for (const value of valuesOf(record[placed.key])) {
      if (placed.model === undefined) yield* valueParts(placed, value, indent)
      else {
        yield `${indent}<${placed.shown}>\n`
        yield* recordParts<F>(placed.model, value, `${indent}  `)
        yield `${indent}</${placed.shown}>\n`
      }
    }
  }
}

/**
 * A letter in the order of its bytes: text, and each file where its base64 stands. What the letter's version has no place for is
 * left out; nothing else is judged, so a faulty letter is written with its faults. Throws RangeError (see `separateMemo`).
 */
export function* memoParts<F extends MemoFileName>(memo: Memo<F>): Generator<string | F> {
  const { shown, model } = memoRoot(memo.version)
  if (model === undefined) return
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<${shown} ${versionAttributes[memo.version]} ${namespaceAttributes}>\n`
  yield* recordParts<F>(model, separateMemo(memo), '  ')
  yield `</${shown}>\n`
}
