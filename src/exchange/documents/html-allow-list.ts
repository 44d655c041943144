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

/** The first thing in an HTML document that a view client must not show; undefined when it passes. */
export function htmlFault(html: string): string | undefined {
  let fault: string | undefined
  let inStyle = false
  const parser = new Parser({
    onopentag(element, attributes) {
      fault ??= elementFault(element, attributes)
      inStyle = element === 'style'
    },
    ontext(text) {
      if (inStyle && loadingStyle.test(text)) fault ??= 'style sheet'
    },
    onclosetag() {
      inStyle = false
    },
  })
  parser.end(html)
  return fault
}
