import { isAnyUri } from './any-uri.ts'
import { isDate, isDateTime } from './date-values.ts'
import type { MemoFaultSubject } from './memo-fault.ts'
import type { MemoFaultCode } from './memo-fault-texts.ts'

export const dataTypesNamespace = 'https://data.gov.dk/model/dataTypes/'
export const schemaNamespace = 'http://www.w3.org/2001/XMLSchema'

/** A simple type of the schemas: which strings it allows. */
export interface ValueType {
  /** The type's own name, which `xsi:type` may repeat. */
  readonly namespace: string
  readonly name: string
  /** Whether blanks around the value are dropped before it is checked and kept. */
  readonly collapse: boolean
  /** In characters. */
  readonly maxLength: number
  readonly test: (value: string) => boolean
  /** The form in words of the format, for faults. */
  readonly form: string
}

const anything = (): boolean => true
const dataType = (name: string, more: Partial<ValueType>): ValueType => ({
  namespace: dataTypesNamespace,
  name,
  collapse: false,
  maxLength: Number.POSITIVE_INFINITY,
  test: anything,
  form: '',
  ...more,
})

const uuidPattern = /^[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-4[a-fA-F0-9]{3}-[aAbB89][a-fA-F0-9]{3}-[a-fA-F0-9]{12}$/
const smallestLong = -(2n ** 63n)

/** xs:long with an upper bound. Blanks around it are refused, as by the official check. */
function isLongUpTo(bound: bigint): (value: string) => boolean {
  return (value) => {
    const digits = /^[+-]?0*(\d{1,19})$/.exec(value)?.[1]
    if (digits === undefined) return false
    const number = value.startsWith('-') ? -BigInt(digits) : BigInt(digits)
    return number >= smallestLong && number <= bound
  }
}

/** The simple types that MeMo uses. Source: MeMo_dataTypes.xsd; the notification's length differs between the versions. */
export const valueTypes = {
  text: dataType('memoTextType', { maxLength: 256 }),
  comment: dataType('memoCommentType', { maxLength: 512 }),
  notification150: dataType('memoNotificationType', { maxLength: 150 }),
  notification160: dataType('memoNotificationType', { maxLength: 160 }),
  licenseNumber: dataType('memoLicenseNumberType', { maxLength: 7 }),
  messageType: dataType('memoMessageType', { test: (value) => value === 'DIGITALPOST' || value === 'NEMSMS', form: 'DIGITALPOST, NEMSMS' }),
  uuid: dataType('memoUuidType', { test: (value) => uuidPattern.test(value), form: 'UUID v4' }),
  language: dataType('memoLanguageType', { collapse: true, test: (value) => /^[A-Za-z]{1,2}$/.test(value), form: 'da' }),
  uri: dataType('memoUriType', { collapse: true, maxLength: 256, test: isAnyUri, form: 'https://…' }),
  dateTime: dataType('memoDateTimeType', { collapse: true, test: isDateTime, form: '2025-09-15T12:00:00Z' }),
  gln: dataType('memoGLNType', { test: isLongUpTo(9_999_999_999_999n), form: '≤ 9999999999999' }),
  pNumber: dataType('memoPNumberType', { test: isLongUpTo(9_999_999_999n), form: '≤ 9999999999' }),
  date: dataType('date', { namespace: schemaNamespace, test: isDate, form: '2025-09-15' }),
  boolean: dataType('boolean', {
    namespace: schemaNamespace,
    collapse: true,
    test: (value) => /^(?:true|false|1|0)$/.test(value),
    form: 'true, false',
  }),
  base64: dataType('base64Binary', { namespace: schemaNamespace, form: 'base64' }),
} as const satisfies Record<string, ValueType>

const blank = /[ \t\r\n]/
const blanksAround = /^[ \t\r\n]+|[ \t\r\n]+$/g

/** The value that counts: without the blanks around it where the type drops them. */
export function normaliseValue(type: ValueType, value: string): string {
  return type.collapse && blank.test(value) ? value.replaceAll(blanksAround, '').replaceAll(/[ \t\r\n]+/g, ' ') : value
}

/** How many characters a text has; those beyond 16 bits count once, as in the schemas. */
export const characters = (value: string): number => value.length - (value.match(/[\uD800-\uDBFF]/g)?.length ?? 0)

/** What is wrong with a normalised value; undefined when nothing is. */
export function checkValue(type: ValueType, value: string): { code: MemoFaultCode; subject: MemoFaultSubject } | undefined {
  if (value.length > type.maxLength && characters(value) > type.maxLength) {
    return { code: 'memo.value.too.long', subject: { expected: `${type.maxLength}` } }
  }
  return type.test(value) ? undefined : { code: 'memo.value.invalid', subject: { expected: type.form } }
}
