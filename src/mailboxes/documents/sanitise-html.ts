import sanitizeHtml from 'sanitize-html'

const words = (list: string): string[] => list.trim().split(/\s+/)

/** Text, tables and pictures inside the document; nothing that runs, loads, sends or leads on by itself. */
const allowedTags = words(`
  main section article header footer nav aside div span p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd
  table caption thead tbody tfoot tr th td col colgroup
  b strong i em u s small sub sup mark abbr address blockquote cite code pre q time a img figure figcaption style`)

const everywhere = words('class id lang dir title style align valign width height')

const allowedPicture = /^data:image\/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]+$/i

const withinPage = /^#/

/** Deeper nesting is no letter but an attempt to make a browser stumble. */
const nestingLimit = 200

const options: sanitizeHtml.IOptions = {
  allowedTags,
  // Styles cannot load anything or leave the frame: the document's policy allows inline styles and nothing else.
  allowVulnerableTags: true,
  parseStyleAttributes: false,
  allowedAttributes: {
    '*': everywhere,
    a: ['href', 'name', 'target', 'rel'],
    img: ['src', 'alt'],
    th: ['colspan', 'rowspan', 'scope', 'headers'],
    td: ['colspan', 'rowspan', 'headers'],
    col: ['span'],
    colgroup: ['span'],
    ol: ['start', 'type'],
    table: ['border', 'cellpadding', 'cellspacing'],
    time: ['datetime'],
  },
  allowedSchemes: ['https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  nonTextTags: ['script', 'textarea', 'option', 'noscript', 'title', 'template', 'iframe', 'object', 'svg', 'math'],
  nestingLimit,
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !allowedPicture.test(attribs['src'] ?? ''),
  transformTags: {
    // A link opens a page of its own: in the frame it would replace the letter. What leads elsewhere in the letter stays there.
    a: (tagName, attribs) => {
      if (attribs['href'] === undefined || withinPage.test(attribs['href'])) return { tagName, attribs: { ...attribs, target: '', rel: '' } }
      return { tagName, attribs: { ...attribs, target: '_blank', rel: 'noopener noreferrer' } }
    },
  },
}

/** Ours come first, so that a letter's own styles win. */
const readableStyles = `
  :root { color-scheme: light }
  body { margin: 24px; max-width: 75ch; font: 16px/1.6 system-ui, sans-serif; color: #1a1a1a; background: #fff; overflow-wrap: anywhere }
  table { border-collapse: collapse }
  th, td { padding: 4px 16px 4px 0; text-align: left; vertical-align: top }
  img { max-width: 100%; height: auto }
  h1 { font-size: 1.5em; line-height: 1.3 }
  h2 { font-size: 1.2em }`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A sender's HTML as a whole document that may be shown: only what is on the list above, readable without styles of its own. */
export function sanitiseHtml(html: string, { title, language }: { title: string; language: string }): string {
  const lang = /^[a-z]{2,3}$/i.test(language) ? ` lang="${language}"` : ''
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${readableStyles}</style>`
  return `<!doctype html><html${lang}><head>${head}</head><body>${sanitizeHtml(html, options)}</body></html>`
}
