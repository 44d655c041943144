import { Parser } from 'htmlparser2'

/** Elements that a letter in HTML may use: text, tables, pictures inside the document; nothing that runs, loads or sends. */
const allowedElements = new Set(
  `html head title meta body main section article header footer nav aside div span p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption
  thead tbody tfoot tr th td col colgroup b strong i em u s small sub sup mark abbr address blockquote cite code pre q time a img figure figcaption style`.split(/\s+/),
)

const allowedAttributes = new Set(
  'class id lang dir title style href src alt width height colspan rowspan scope headers align valign border cellpadding cellspacing charset name content datetime start type'.split(' '),
)

const allowedAddress: Readonly<Record<string, RegExp>> = {
  href: /^(https:|mailto:|tel:|#)/i,
  src: /^data:image\/(png|jpeg|gif);base64,/i,
}

/** Style may not load anything: no url(), @import, expression() or behaviour. */
const loadingStyle = /url\s*\(|@import|expression\s*\(|behavior\s*:|-moz-binding/i

function attributeFault(element: string, name: string, value: string): string | undefined {
  if (!allowedAttributes.has(name)) return `attribute ${name} of ${element}`
  const address = allowedAddress[name]
  if (address !== undefined && !address.test(value.trim())) return `address in ${name} of ${element}`
  if (name === 'style' && loadingStyle.test(value)) return `style of ${element}`
  return undefined
}

function elementFault(element: string, attributes: Readonly<Record<string, string>>): string | undefined {
  if (!allowedElements.has(element)) return `element ${element}`
  if (element === 'meta' && 'http-equiv' in attributes) return 'meta http-equiv'
  for (const [name, value] of Object.entries(attributes)) {
    const fault = attributeFault(element, name, value)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** No letter nests deeper (its view shows no more either), and the parser's time grows with depth times length. */
const deepestNesting = 200

/** What a name or value may bring along that a receipt cannot hold. */
const printable = (text: string): string => text.replaceAll(/\p{Control}/gu, '\u{FFFD}')

/** Reads an HTML document piece by piece up to its first fault. */
class HtmlCheck {
  private found: string | undefined
  private inStyle = false
  private depth = 0
  private readonly parser = new Parser({
    onopentag: (element, attributes) => this.open(element, attributes),
    ontext: (text) => {
      if (this.inStyle && loadingStyle.test(text)) this.found ??= 'style sheet'
    },
    onclosetag: () => {
      this.inStyle = false
      this.depth--
    },
  })

  get fault(): string | undefined {
    return this.found === undefined ? undefined : printable(this.found)
  }

  write(html: string): void {
    this.parser.write(html)
  }

  end(): void {
    this.parser.end()
  }

  private open(element: string, attributes: Readonly<Record<string, string>>): void {
    this.depth++
    this.found ??= elementFault(element, attributes) ?? (this.depth > deepestNesting ? `more than ${deepestNesting} elements inside each other` : undefined)
    this.inStyle = element === 'style'
  }
}

/** The first thing in an HTML document that a view client must not show; undefined when it passes. What follows it is not read. */
export async function findHtmlFault(chunks: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const check = new HtmlCheck()
  const decoder = new TextDecoder()
  for await (const chunk of chunks) {
    check.write(decoder.decode(chunk, { stream: true }))
    if (check.fault !== undefined) return check.fault
  }
  check.write(decoder.decode())
  check.end()
  return check.fault
}
