import type { XmlAttribute } from './element-stack.ts'
import type { MemoFaultSubject } from './memo-fault.ts'
import type { MemoFaultCode } from './memo-fault-texts.ts'
import type { MemoVersion } from './memo.ts'
import { checkValue, normaliseValue, type ValueType, valueTypes } from './value-types.ts'

const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance'
const locations = new Set(['schemaLocation', 'noNamespaceSchemaLocation'])
type Report = (code: MemoFaultCode, subject: MemoFaultSubject) => void

/** `xsi:type` may only repeat the element's own type: none of the format's types has a derived one, and records have no names. */
function repeatsType(attribute: XmlAttribute, type: ValueType | undefined): boolean {
  const [, prefix = '', local] = /^(?:([^: \t\r\n]+):)?([^: \t\r\n]+)$/.exec(attribute.value) ?? []
  return type !== undefined && type.name === local && attribute.resolve(prefix) === type.namespace
}

/** Whether an attribute of the schema-instance namespace may stand on an element of this type (`xsi:nil` nowhere). */
function isAllowedInstance(attribute: XmlAttribute, type: ValueType | undefined): boolean {
  return locations.has(attribute.name.local) || (attribute.name.local === 'type' && repeatsType(attribute, type))
}

/** Checks the attributes of any element; `own` are those that its type has. */
export function checkAttributes(
  attributes: readonly XmlAttribute[],
  type: ValueType | undefined,
  own: readonly string[],
  report: Report,
): void {
  for (const attribute of attributes) {
    const allowed =
      attribute.namespace === instanceNamespace
        ? isAllowedInstance(attribute, type)
        : attribute.namespace === '' && own.includes(attribute.name.local)
    if (!allowed) report('memo.attribute.not.allowed', { expected: attribute.name.written })
  }
}

const decimal = /^[+-]?(?=\.?\d)0*(\d*)(?:\.(\d*))?$/
/** The official check reads no longer decimals. */
const mostDigits = 24

/** The value of an xs:decimal in its shortest form; undefined when it is none. */
function shortestDecimal(value: string): string | undefined {
  const match = decimal.exec(normaliseValue(valueTypes.boolean, value))
  if (match === null) return undefined
  const [, whole = '', fraction = ''] = match
  if (whole.length + fraction.length > mostDigits) return undefined
  return `${value.includes('-') ? '-' : ''}${whole || '0'}.${fraction.replace(/0+$/, '')}`
}

const versions: Readonly<Record<string, MemoVersion>> = { '1.1': '1.1', '1.2': '1.2' }
const plainValue = (attributes: readonly XmlAttribute[], name: string): string | undefined =>
  attributes.find((attribute) => attribute.namespace === '' && attribute.name.local === name)?.value

/** Checks the attributes of the root element and tells by which version the letter is to be checked. */
export function readVersion(attributes: readonly XmlAttribute[], report: Report): MemoVersion {
  const written = plainValue(attributes, 'memoVersion')
  const schemaVersion = plainValue(attributes, 'memoSchVersion')
  const number = written === undefined ? undefined : shortestDecimal(written)
  const known = number === undefined ? undefined : versions[number]
  const version = known ?? (schemaVersion === undefined ? '1.2' : '1.1')
  if (written === undefined) report('memo.attribute.missing', { expected: 'memoVersion' })
  else if (number === undefined) report('memo.attribute.invalid', { expected: 'memoVersion' })
  else if (known === undefined) report('memo.version.unknown', { expected: '1.1, 1.2' })
  checkSchemaVersion(version, schemaVersion, report)
  checkAttributes(attributes, undefined, version === '1.1' ? ['memoVersion', 'memoSchVersion'] : ['memoVersion'], report)
  return version
}

function checkSchemaVersion(version: MemoVersion, schemaVersion: string | undefined, report: Report): void {
  if (version !== '1.1') return
  if (schemaVersion === undefined) report('memo.attribute.missing', { expected: 'memoSchVersion' })
  else if (checkValue(valueTypes.text, schemaVersion) !== undefined) report('memo.attribute.invalid', { expected: 'memoSchVersion' })
}
