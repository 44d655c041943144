import { XmlStop } from './xml-stop.ts'

const special = /[^\t\n\r -\uffff]|\]\]>|&/g
const controls = /[^\t\n\r -\uffff]/
const predefined = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }))

/** Longer than any sensible reference with leading zeros. */
export const longestReference = 1000

const plain = 0
const decodes = 1
const cooks = 2
/** For each byte: plain, needs decoding (beyond ASCII), or needs cooking. */
const textKinds = new Uint8Array(256).map((_, byte) => {
  if (byte >= 0x80) return decodes
  if (byte === 0x26 || byte === 0x5d || byte === 0x0d) return cooks
  return byte >= 0x20 || byte === 0x09 || byte === 0x0a ? plain : cooks
})

/** A stretch of the current piece: its bytes, the same as a string of one character per byte, and where it begins in the message. */
export interface Stretch {
  readonly bytes: Buffer
  readonly text: string
  readonly base: number
}

export const stretchOf = (bytes: Buffer, base: number): Stretch => ({ bytes, text: bytes.toString('latin1', 0, bytes.length), base })

/** In attributes white space is cooked, too. */
const attributeKinds = textKinds.map((kind, byte) => (byte < 0x20 ? cooks : kind))

function kindOf(kinds: Uint8Array, text: string, from: number, to: number): number {
  let kind = plain
  for (let at = from; at < to; at++) kind |= kinds[text.charCodeAt(at)] ?? 0
  return kind
}

/** Whether a code point may stand in XML. Source: XML 1.0 §2.2. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}

function characterOf(reference: string, offset: number): string {
  const digits = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(reference)
  if (digits === null) throw new XmlStop('memo.xml.entity.unknown', offset)
  const code = digits[1] === undefined ? Number.parseInt(digits[2] ?? '', 10) : Number.parseInt(digits[1], 16)
  if (!isXmlCharacter(code)) throw new XmlStop('memo.xml.character.not.allowed', offset)
  return String.fromCodePoint(code)
}

const normaliseText = (text: string): string => (text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text)
const normaliseAttribute = (text: string): string => normaliseText(text).replaceAll(/[\t\n]/g, ' ')

/** Resolves references, normalises the rest. `offset`: of the first byte. Throws XmlStop at the first thing that may not be there. */
type Place = 'text' | 'attribute'

function cook(text: string, offset: number, place: Place): string {
  const normalise = place === 'attribute' ? normaliseAttribute : normaliseText
  let cooked = ''
  let done = 0
  special.lastIndex = 0
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    const [found] = match
    const here = (): number => offset + Buffer.byteLength(text.slice(0, match.index))
    if (found === ']]>' && place === 'attribute') continue
    if (found === ']]>') throw new XmlStop('memo.xml.syntax', here(), { expected: ']]&gt;' })
    if (found !== '&') throw new XmlStop('memo.xml.character.not.allowed', here())
    const end = text.indexOf(';', match.index)
    if (end < 0 || end - match.index > longestReference) throw new XmlStop('memo.xml.syntax', here(), { expected: '&amp;' })
    const reference = text.slice(match.index + 1, end)
    cooked += normalise(text.slice(done, match.index)) + (predefined.get(reference) ?? characterOf(reference, here()))
    done = end + 1
    special.lastIndex = done
  }
  return cooked + normalise(text.slice(done))
}

/** Shorter parts of a string V8 copies by itself; longer ones hold on to the string they are cut from. */
const longestCopied = 12

/** The character data of a stretch as it is meant. Strings are copies, so that a value never holds a whole piece in memory. */
export function cookText(stretch: Stretch, from: number, to: number): string {
  const kind = kindOf(textKinds, stretch.text, from, to)
  return kind === plain ? copy(stretch, from, to) : decode(stretch, from, to, kind === decodes ? undefined : 'text')
}

/** The value of an attribute, normalised as XML 1.0 §3.3.3 says. */
export function cookAttribute(stretch: Stretch, from: number, to: number): string {
  const kind = kindOf(attributeKinds, stretch.text, from, to)
  return kind === plain ? copy(stretch, from, to) : decode(stretch, from, to, kind === decodes ? undefined : 'attribute')
}

function copy({ bytes, text }: Stretch, from: number, to: number): string {
  return to - from <= longestCopied ? text.slice(from, to) : bytes.toString('latin1', from, to)
}

function decode({ bytes, base }: Stretch, from: number, to: number, place: Place | undefined): string {
  const text = bytes.toString('utf8', from, to)
  return place === undefined ? text : cook(text, base + from, place)
}

/** The characters of a CDATA section. */
export function cookCdata(stretch: Stretch, from: number, to: number): string {
  refuseControls(stretch, from, to)
  return normaliseText(stretch.bytes.toString('utf8', from, to))
}

/** Throws XmlStop at the first control character of a stretch. */
export function refuseControls(stretch: Stretch, from: number, to: number): void {
  const found = controls.exec(stretch.text.slice(from, to))
  if (found !== null) throw new XmlStop('memo.xml.character.not.allowed', stretch.base + from + found.index)
}

const blanks = new Set([0x20, 0x09, 0x0a, 0x0d])

/** The first character of a stretch that is not white space, or `to`. */
export function skipBlanks(text: string, from: number, to: number): number {
  let at = from
  while (at < to && blanks.has(text.charCodeAt(at))) at++
  return at
}

/** How far character data may be read when its end is not in the text: not into a reference, `]]>` or a line end that may go on. */
export function endOfSafeText(text: string, kind: 'text' | 'cdata'): number {
  let end = text.length
  if (text.endsWith('\r')) end -= 1
  else if (text.endsWith(']')) end -= text.endsWith(']]') ? 2 : 1
  const reference = kind === 'text' ? text.lastIndexOf('&') : -1
  const open = reference >= 0 && text.length - reference <= longestReference && !text.includes(';', reference)
  return open ? reference : end
}
