/** A name with its prefix taken apart; prefix '' when there is none. */
export interface XmlName {
  readonly written: string
  /** One character per byte; a string of its own. */
  readonly raw: string
  readonly prefix: string
  readonly local: string
}

const asciiName = /^(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)$/
const startClass =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const part = `[${startClass}][${startClass}.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040-]*`
const anyName = new RegExp(`^(?:(${part}):)?(${part})$`, 'u')
const nonAscii = /[\u0080-\u00ff]/

/** A string of its own: a slice would hold the whole piece that it was cut from in memory. */
const copy = (raw: string): string => Buffer.from(raw, 'latin1').toString('latin1')

function parse(raw: string): XmlName | undefined {
  const own = copy(raw)
  const foreign = nonAscii.test(own)
  const written = foreign ? Buffer.from(own, 'latin1').toString('utf8') : own
  const match = (foreign ? anyName : asciiName).exec(written)
  return match === null ? undefined : { written, raw: own, prefix: match[1] ?? '', local: match[2] ?? '' }
}

// Letters use the same few names again and again; the bound keeps hostile ones from growing it.
const known = new Map<string, XmlName>()
const mostKnown = 1000
const longestKnown = 80

/** A name that was met before. */
export const knownName = (raw: string): XmlName | undefined => known.get(raw)

/**
 * Reads a qualified name from its bytes (one character per byte); undefined when it is none.
 * Source: XML 1.0 §2.3, Namespaces in XML 1.0 §4.
 */
export function readName(raw: string): XmlName | undefined {
  const seen = known.get(raw)
  if (seen !== undefined) return seen
  const name = parse(raw)
  if (name === undefined || raw.length > longestKnown) return name
  if (known.size >= mostKnown) known.clear()
  known.set(name.raw, name)
  return name
}
