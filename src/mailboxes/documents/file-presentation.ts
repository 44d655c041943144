import type { LetterFile } from '../letter-document.ts'

/** How a page can show a file. `none`: only as a download. */
export type Presentation = 'html' | 'pdf' | 'text' | 'image' | 'none'

interface Kind {
  readonly presentation: Presentation
  readonly mediaType: string
  /** Types that a sender may state for it; anything else is a contradiction, and the file is not shown. */
  readonly stated: readonly string[]
}

const kind = (presentation: Presentation, mediaType: string, ...alsoStated: string[]): Kind => ({ presentation, mediaType, stated: [mediaType, ...alsoStated] })

/**
 * What may be shown, by extension. Only these types are ever sent to be shown, whatever a sender states: a file's name decides the type
 * (as it does at intake), and `nosniff` keeps the browser from seeing another one in it. SVG and XML are missing because they can run scripts.
 */
const shownKinds: Readonly<Record<string, Kind>> = {
  html: kind('html', 'text/html', 'application/xhtml+xml'),
  htm: kind('html', 'text/html'),
  pdf: kind('pdf', 'application/pdf'),
  txt: kind('text', 'text/plain'),
  png: kind('image', 'image/png'),
  jpg: kind('image', 'image/jpeg', 'image/jpg'),
  jpeg: kind('image', 'image/jpeg', 'image/jpg'),
  gif: kind('image', 'image/gif'),
}

const unknownKind = kind('none', 'application/octet-stream')

/** `Afgørelse.PDF` → `pdf`; empty when there is none. */
export const extensionOf = (filename: string): string => /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? ''

/** HTML is cleaned and text is put into the page: both are held in memory several times over, and nobody reads that much on a page. */
const maxShownBytes: Readonly<Record<Presentation, number>> = { html: 2_000_000, text: 500_000, pdf: Infinity, image: Infinity, none: Infinity }

type Named = Pick<LetterFile, 'filename' | 'encodingFormat'>

function kindOf({ filename, encodingFormat }: Named): Kind {
  const extension = extensionOf(filename)
  const found = Object.hasOwn(shownKinds, extension) ? shownKinds[extension] : undefined
  const stated = encodingFormat.split(';')[0]?.trim().toLowerCase() ?? ''
  return found?.stated.includes(stated) === true ? found : unknownKind
}

/** How a page shows a file. */
export function presentationOf(file: Named & Pick<LetterFile, 'length'>): Presentation {
  const { presentation } = kindOf(file)
  return file.length > maxShownBytes[presentation] ? 'none' : presentation
}

/**
 * How a file is sent as it is. HTML is only ever shown cleaned, at an address of its own, so that here it is a download like all that is not shown.
 */
export function servingOf(file: Named): { contentType: string; inline: boolean } {
  const { presentation, mediaType } = kindOf(file)
  if (presentation === 'none' || presentation === 'html') return { contentType: 'application/octet-stream', inline: false }
  return { contentType: presentation === 'text' ? `${mediaType}; charset=utf-8` : mediaType, inline: true }
}
