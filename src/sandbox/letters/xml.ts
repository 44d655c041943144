import type { Brand } from '../../platform/brand.ts'

/** XML that was written by `element`: its values are escaped. */
export type Xml = Brand<string, 'Xml'>

const xml = (text: string): Xml => text as Xml // branding

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' }

/** What XML 1.0 has no place for, not even escaped: most control characters, halves of pairs, U+FFFE and U+FFFF. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const escaped = (value: string): Xml => xml(value.replaceAll(unwritable, '\uFFFD').replaceAll(/[&<>"\t\n\r]/g, (character) => references[character] ?? ''))

/** One element with a value or with elements; those that are undefined are left out. */
export function element(name: string, content: string | readonly (Xml | undefined)[]): Xml {
  const inside = typeof content === 'string' ? escaped(content) : content.filter((child) => child !== undefined).join('')
  return xml(`<${name}>${inside}</${name}>`)
}

/** An element with a value, if there is one. */
export const optionalElement = (name: string, value: string | undefined): Xml | undefined => (value === undefined ? undefined : element(name, value))

/** A whole message: declaration and root element with its attributes. */
export function xmlMessage(root: string, attributes: Readonly<Record<string, string>>, children: readonly (Xml | undefined)[]): Buffer {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  const inside = children.filter((child) => child !== undefined).join('\n')
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<${root}${written.join('')}>\n${inside}\n</${root}>\n`)
}
