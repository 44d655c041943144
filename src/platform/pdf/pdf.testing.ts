import { inflateSync } from 'node:zlib'

/** The content of every compressed stream, by the number of its object. */
function streamsOf(pdf: Buffer): ReadonlyMap<string, string> {
  const text = pdf.toString('latin1')
  const streams = [...text.matchAll(/(\d+) 0 obj\n(<<(?:(?!endobj)[\s\S])*?>>)\nstream\n/g)].flatMap((match) => {
    const [whole, id = '', dictionary = ''] = match
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
    if (!dictionary.includes('/FlateDecode')) return []
    const start = match.index + whole.length
    return [[id, inflateSync(pdf.subarray(start, start + length)).toString('latin1')] as const]
  })
  return new Map(streams)
}

const inUnicode = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** What each glyph of a font says, by its number; pdfkit writes them in ranges of 256. */
function glyphsOf(toUnicode: string): ReadonlyMap<number, string> {
  const ranges = [...toUnicode.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)]
  return new Map(ranges.flatMap(([, first = '', list = '']) => [...list.matchAll(/<([^>]*)>/g)].map(([, hex = ''], index) => [parseInt(first, 16) + index, inUnicode(hex.replaceAll(' ', ''))] as const)))
}

/** The text of each page as a reader's eye meets it: one string a page, a space between what is set apart. */
export function pdfPages(pdf: Buffer): string[] {
  const text = pdf.toString('latin1')
  const streams = streamsOf(pdf)
  const object = (id: string): string => new RegExp(`(?:^|\\n)${id} 0 obj\\n([\\s\\S]*?)\\nendobj`).exec(text)?.[1] ?? ''
  const fonts = new Map([...text.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, glyphsOf(streams.get(/\/ToUnicode (\d+)/.exec(object(id))?.[1] ?? '') ?? '')]))
  const pages = [...text.matchAll(/\/Type \/Page\n[\s\S]*?\/Contents (\d+) 0 R/g)]
  return pages.map(([, contents = '']) => textOf(streams.get(contents) ?? '', fonts))
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let glyphs: ReadonlyMap<number, string> | undefined
  const words: string[] = []
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) glyphs = fonts.get(font)
    const codes = [...(shown ?? '').matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    if (shown !== undefined) words.push(codes.map((code) => glyphs?.get(parseInt(code, 16)) ?? '?').join('').trim())
  }
  return words.join(' ').replaceAll(/ +/g, ' ')
}
