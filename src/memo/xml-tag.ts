import { cookAttribute, skipBlanks, type Stretch } from './xml-characters.ts'
import { knownName, readName, type XmlName } from './xml-names.ts'
import { XmlStop } from './xml-stop.ts'

export interface WrittenAttribute {
  name: XmlName
  value: string
}

export interface StartTag {
  name: XmlName
  attributes: WrittenAttribute[]
  /** `<a/>` */
  empty: boolean
}

export const mostAttributes = 256
const attributePattern = /[ \t\r\n]+([^ \t\r\n=<>"'/]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/y
const nameEnd = /[ \t\r\n/]/
const none: WrittenAttribute[] = []

const lessThan = 0x3c
const greaterThan = 0x3e
const doubleQuote = 0x22
const singleQuote = 0x27

/** Where the tag ends (its `>`), or -1 when that is not in the stretch. Throws XmlStop at a `<` inside it. */
export function findTagEnd({ text, base }: Stretch, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (character === greaterThan) return at
    if (character === lessThan) throw new XmlStop('memo.xml.syntax', base + at, { expected: '>' })
    if (character === doubleQuote || character === singleQuote) at = endOfQuoted(text, at, base)
  }
  return -1
}

/** The closing quote, or the end of the text. */
function endOfQuoted(text: string, open: number, base: number): number {
  const end = text.indexOf(text.charAt(open), open + 1)
  const inside = text.slice(open, end < 0 ? text.length : end).indexOf('<')
  if (inside >= 0) throw new XmlStop('memo.xml.syntax', base + open + inside, { expected: '&lt;' })
  return end < 0 ? text.length : end
}

function nameAt(stretch: Stretch, from: number, to: number): XmlName {
  const name = readName(stretch.text.slice(from, to))
  if (name === undefined) throw new XmlStop('memo.xml.syntax', stretch.base + from, { expected: 'Name' })
  return name
}

/** Takes a start tag apart; `from` is behind the `<`, `end` at the `>`. Throws XmlStop. */
export function readStartTag(stretch: Stretch, from: number, end: number): StartTag {
  const { text } = stretch
  const empty = text.charCodeAt(end - 1) === 0x2f && end > from
  const inner = empty ? end - 1 : end
  const whole = text.slice(from, inner)
  const known = knownName(whole)
  if (known !== undefined) return { name: known, attributes: none, empty }
  const gap = whole.search(nameEnd)
  const name = nameAt(stretch, from, gap < 0 ? inner : from + gap)
  return { name, attributes: readAttributes(stretch, from + name.raw.length, inner), empty }
}

function readAttributes(stretch: Stretch, from: number, to: number): WrittenAttribute[] {
  const attributes: WrittenAttribute[] = []
  const seen = new Set<string>()
  let at = from
  while (skipBlanks(stretch.text, at, to) < to) {
    const attribute = readAttribute(stretch, at, to)
    if (seen.has(attribute.name.written))
      throw new XmlStop('memo.xml.attribute.duplicate', stretch.base + at, { element: attribute.name.written })
    seen.add(attribute.name.written)
    attributes.push(attribute)
    if (attributes.length > mostAttributes)
      throw new XmlStop('memo.attributes.too.many', stretch.base + at, { expected: `${mostAttributes}` })
    at = attributePattern.lastIndex
  }
  return attributes
}

function readAttribute(stretch: Stretch, at: number, to: number): WrittenAttribute {
  attributePattern.lastIndex = at
  const match = attributePattern.exec(stretch.text)
  if (match === null || attributePattern.lastIndex > to)
    throw new XmlStop('memo.xml.syntax', stretch.base + at, { expected: 'name="value"' })
  const end = attributePattern.lastIndex
  const nameFrom = skipBlanks(stretch.text, at, to)
  const name = nameAt(stretch, nameFrom, nameFrom + (match[1] ?? '').length)
  const valueFrom = end - 1 - (match[2] ?? match[3] ?? '').length
  return { name, value: cookAttribute(stretch, valueFrom, end - 1) }
}
