import fc from 'fast-check'
import { assembleMemo } from './assemble-memo.ts'
import type { WrittenMemo } from './memo-format.ts'
import { memoRoot, type PlacedField, type RecordModel } from './memo-model.ts'
import type { Memo, MemoFileName, MemoVersion } from './memo.ts'
import { contactPointIdRule, fileNameRule } from './value-rules.ts'
import { valueTypes, type ValueType } from './value-types.ts'

/** A file of a random letter with its content. */
export interface RandomFile extends MemoFileName {
  bytes: Uint8Array
}

export interface RandomLetterOptions {
  /** Default 1; 0 gives letters with the fault `file.empty.not.allowed`. */
  leastFileBytes?: number
  mostFileBytes?: number
}

const uuids = fc.uuid({ version: 4 }).chain((uuid) => fc.constantFrom(uuid, uuid.toUpperCase()))
const oddities = ['&', '<', '>', ']]>', '"', "'", '&amp;', '<!--', '\r', '\n', '\t', ' ', '\u00A0', '\u0085', '\u2028', '\uFEFF', '\uFFFD', 'e\u0301', 'ø', '😀']
const characters = fc.oneof(
  fc.constantFrom(...oddities),
  fc.constantFrom('a', 'Z', '0', ' '),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((one) => /[\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(one)),
)
const text = (most: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.string({ unit: characters, maxLength: Math.min(most, 12) }) },
    { weight: 1, arbitrary: fc.string({ unit: characters, minLength: most, maxLength: most }) },
  ).map((value) => Array.from(value).slice(0, most).join(''))

const twoDigits = (most: number): fc.Arbitrary<string> => fc.integer({ min: 1, max: most }).map((number) => `${number}`.padStart(2, '0'))
const days = fc.tuple(fc.constantFrom('2026', '1999', '-0004', '12026'), twoDigits(12), twoDigits(28)).map((parts) => parts.join('-'))
const values: Partial<Record<string, fc.Arbitrary<string>>> = {
  memoMessageType: fc.constantFrom('DIGITALPOST', 'NEMSMS'),
  memoUuidType: uuids,
  memoLanguageType: fc.constantFrom('da', 'EN', 'd'),
  memoUriType: fc.constantFrom('https://lillebaek.example/', 'https://lillebaek.example/b%C3%B8rn?a=1&b=<2>#"top"', 'https://l/å b'),
  memoDateTimeType: fc.tuple(days, fc.constantFrom('T00:00:00Z', 'T24:00:00Z', 'T12:30:59.123456789Z')).map((parts) => parts.join('')),
  memoGLNType: fc.constantFrom('5790000000001', '+5', '-1', '0007'),
  memoPNumberType: fc.constantFrom('1000000001', '-9223372036854775808'),
  date: fc.tuple(days, fc.constantFrom('', 'Z', '+02:00', '-14:00')).map((parts) => parts.join('')),
}

function valueOf({ field: { content } }: PlacedField, type: ValueType): fc.Arbitrary<string | boolean> {
  const rule = content.kind === 'value' ? content.rule : undefined
  if (rule === contactPointIdRule) return uuids
  if (rule === fileNameRule) return fc.constantFrom('Brev.pdf', "Å & ø's ;æ 😀.txt", ' a  b ', '&lt;')
  return type === valueTypes.boolean ? fc.boolean() : (values[type.name] ?? text(type.maxLength))
}

/** Lists of random letters are no longer than this, unless the format wants it. */
const longestList = 3

function fieldOf(placed: PlacedField, options: Required<RandomLetterOptions>): fc.Arbitrary<unknown> {
  const { field, model, type } = placed
  const one = (): fc.Arbitrary<unknown> => {
    if (model !== undefined) return recordOf(model, options)
    if (field.content.kind === 'bytes' || type === undefined) return bytesOf(options)
    return valueOf(placed, type)
  }
  if (field.max > 1) return fc.array(one(), { minLength: field.min, maxLength: Math.min(field.max, longestList) })
  const always = placed.required || (field.content.kind === 'value' && field.content.emptyMeans !== undefined)
  return always ? one() : fc.option(one(), { nil: undefined })
}

const bytesOf = ({ leastFileBytes, mostFileBytes }: Required<RandomLetterOptions>): fc.Arbitrary<{ bytes: Uint8Array }> =>
  fc.uint8Array({ minLength: leastFileBytes, maxLength: mostFileBytes }).map((bytes) => ({ bytes }))

/** Of alternatives only one is kept; what is absent has no property. */
function recordOf(model: RecordModel, options: Required<RandomLetterOptions>): fc.Arbitrary<Record<string, unknown>> {
  const all = fc.tuple(...model.fields.map((placed) => fieldOf(placed, options)))
  return all.map((given) => {
    const record: Record<string, unknown> = {}
    let taken = -1
    for (const [index, { key, place }] of model.fields.entries()) {
      if (given[index] === undefined || place === taken) continue
      taken = place
      record[key] = given[index]
    }
    return record
  })
}

/** Letters of a version with any of the format's elements, and without faults unless the options ask for one. */
export function randomLetters(version: MemoVersion, { leastFileBytes = 1, mostFileBytes = 200 }: RandomLetterOptions = {}): fc.Arbitrary<Memo<RandomFile>> {
  const { model } = memoRoot(version)
  if (model === undefined) throw new Error('the format begins with a record')
  return recordOf(model, { leastFileBytes, mostFileBytes }).map((record) => {
    const written = record as unknown as WrittenMemo<{ bytes: Uint8Array }> // made from the description that WrittenMemo is checked against
    return mend(assembleMemo(version, written))
  })
}

/** Makes the letter keep the rules on it as a whole. */
function mend(memo: Memo<RandomFile>): Memo<RandomFile> {
  const { header } = memo
  if (header.messageType === 'NEMSMS') return (header.notification ?? '').trim() === '' ? { ...memo, header: { ...header, notification: 'Husk tiden' } } : memo
  return memo.documents.length === 0 ? { ...memo, header: { ...header, messageType: 'NEMSMS', notification: 'Husk tiden' } } : memo
}
