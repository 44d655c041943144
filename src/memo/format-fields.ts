import type { MemoFaultCode } from './memo-fault-texts.ts'
import type { MemoVersion } from './memo.ts'
import { valueTypes, type ValueType } from './value-types.ts'

/** The namespaces of the format by their usual prefix; letters may use any prefix. */
export const namespaces = {
  memo: 'https://DigitalPost.dk/MeMo-1',
  grd: 'https://data.gov.dk/model/core/',
  gln: 'https://www.gs1.dk/gs1-standarder/identifikation/gln-global-location-number/',
  sor: 'https://services.nsi.dk/en/Services/SOR',
  kle: 'http://kle-online.dk/',
  form: 'http://www.form-online.dk/',
  dmv: 'https://motorregister.skat.dk/',
  udd: 'https://www.dst.dk/da/TilSalg/Forskningsservice/Dokumentation/hoejkvalitetsvariable/elevregister-2/udd#',
} as const
export type Prefix = keyof typeof namespaces

/** A rule beyond the schema on one value. */
export interface ValueRule {
  readonly code: MemoFaultCode
  readonly test: (value: string) => boolean
}

/** An element with a value. */
export interface ValueContent {
  readonly kind: 'value'
  /** By version where they differ. */
  readonly type: ValueType | Readonly<Record<MemoVersion, ValueType>>
  /** What an empty element means; the element is then a boolean. */
  readonly emptyMeans?: boolean
  readonly rule?: ValueRule
}

/** An element with elements, in this order. */
export interface RecordContent {
  readonly kind: 'record'
  readonly fields: () => Readonly<Record<string, Field>>
}

/** The bytes of a file. */
export interface BytesContent {
  readonly kind: 'bytes'
}

/** One element at its place. */
export interface Field {
  readonly prefix: Prefix
  readonly element: string
  readonly content: ValueContent | RecordContent | BytesContent
  readonly min: 0 | 1
  readonly max: number
  /** Only in this version. */
  readonly only?: MemoVersion
  /** Required in this version, though optional in the other. */
  readonly requiredIn?: MemoVersion
  /** Shares the place of the field before it: one of the two. */
  readonly alternative?: true
}

/** A field that gives a value of type V; `Need` tells whether every letter has it. Both exist for the compiler only. */
export interface FieldOf<V, Need extends 'always' | 'optional'> extends Field {
  readonly gives?: V
  readonly need?: Need
}

/** The fields of a record of type T: every property once, no other, and required exactly where T says so. */
export type FieldsOf<T> = {
  readonly [K in keyof T]-?: FieldOf<Exclude<T[K], undefined>, Partial<Pick<T, K>> extends Pick<T, K> ? 'optional' : 'always'>
}

type Always<V> = FieldOf<V, 'always'>
type Presence = Pick<Field, 'only' | 'requiredIn' | 'alternative'>

/** The makers of fields whose elements stand in one namespace. */
export function elementsOf(prefix: Prefix) {
  const one = { prefix, min: 1, max: 1 } as const
  const value = <V extends string = string>(element: string, type: ValueContent['type'], rule?: ValueRule): Always<V> => ({
    ...one,
    element,
    content: { kind: 'value', type, ...(rule === undefined ? {} : { rule }) },
  })
  return {
    value,
    text: (element: string, rule?: ValueRule): Always<string> => value(element, valueTypes.text, rule),
    /** A boolean that is false when the element is absent or empty. */
    flag: (element: string, presence: Presence = {}): Always<boolean> => ({
      ...one,
      min: 0,
      element,
      content: { kind: 'value', type: valueTypes.boolean, emptyMeans: false },
      ...presence,
    }),
    /** Given as a function, so that records may be written in any order. */
    record: <T>(element: string, fields: () => FieldsOf<T>): Always<T> => ({ ...one, element, content: { kind: 'record', fields } }),
    bytes: <V>(element: string): Always<V> => ({ ...one, element, content: { kind: 'bytes' } }),
  }
}

export function optional<V>(field: Always<V>, presence: Presence = {}): FieldOf<V, 'optional'> {
  const { need: _need, ...rest } = field
  return { ...rest, min: 0, ...presence }
}

/** Any number of times, from `min` to `max`. */
export function list<V>(field: Always<V>, min: 0 | 1, max: number): Always<V[]> {
  const { gives: _gives, ...rest } = field
  return { ...rest, min, max }
}
