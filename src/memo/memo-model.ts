import { namespaces, type Field } from './format-fields.ts'
import { memoFormat } from './memo-format.ts'
import type { MemoVersion } from './memo.ts'
import { valueTypes, type ValueType } from './value-types.ts'

/** A field as one version has it, ready to be looked up. */
export interface PlacedField {
  readonly field: Field
  /** The property it becomes. */
  readonly key: string
  readonly namespace: string
  /** `memo:label`, for faults. */
  readonly shown: string
  /** Its place in the sequence; alternatives share one. */
  readonly place: number
  readonly required: boolean
  /** Of a value or of bytes. */
  readonly type: ValueType | undefined
  /** Of a record. */
  readonly model: RecordModel | undefined
}

/** The elements that a record holds in one version. */
export interface RecordModel {
  readonly fields: readonly PlacedField[]
  readonly byLocalName: ReadonlyMap<string, PlacedField>
  /** The properties that are there before any element: flags with their value, lists without one. */
  readonly initial: readonly { key: string; flag: boolean | undefined }[]
}

const roots = new Map<MemoVersion, PlacedField>()

function typeOf({ content }: Field, version: MemoVersion): ValueType | undefined {
  if (content.kind === 'bytes') return valueTypes.base64
  if (content.kind === 'record') return undefined
  return 'test' in content.type ? content.type : content.type[version]
}

function place(key: string, field: Field, version: MemoVersion, at: number): PlacedField {
  const { content } = field
  return {
    field,
    key,
    namespace: namespaces[field.prefix],
    shown: `${field.prefix}:${field.element}`,
    place: at,
    required: field.min === 1 || field.requiredIn === version,
    type: typeOf(field, version),
    model: content.kind === 'record' ? modelOf(content.fields(), version) : undefined,
  }
}

function modelOf(fields: Readonly<Record<string, Field>>, version: MemoVersion): RecordModel {
  const placed: PlacedField[] = []
  for (const [key, field] of Object.entries(fields)) {
    if (field.only !== undefined && field.only !== version) continue
    const last = placed.at(-1)?.place ?? -1
    placed.push(place(key, field, version, field.alternative === true ? last : last + 1))
  }
  return {
    fields: placed,
    byLocalName: new Map(placed.map((one) => [one.field.element, one])),
    initial: placed
      .map(({ key, field }) => ({ key, flag: field.content.kind === 'value' ? field.content.emptyMeans : undefined, list: field.max > 1 }))
      .filter(({ flag, list }) => flag !== undefined || list),
  }
}

/** The root element of one version, and with it the whole format. */
export function memoRoot(version: MemoVersion): PlacedField {
  const root = roots.get(version) ?? place('message', memoFormat, version, 0)
  roots.set(version, root)
  return root
}
