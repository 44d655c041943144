/** An entry of the main menu. */
export interface NavigationItem {
  text: string
  href: string
}

/** Where the reader stands: on the entry's own page, or on a page below it. */
export type Standing = 'page' | 'section' | undefined

/** Which entry of a menu the reader stands at: the one with the longest address that the path is, or is below. */
export function standingAt(items: readonly { href: string }[], path: string): (item: { href: string }) => Standing {
  const here = pathname(path)
  const above = items.map(({ href }) => pathname(href)).filter((href) => here === href || here.startsWith(`${href.replace(/\/$/, '')}/`))
  const nearest = above.toSorted((one, other) => other.length - one.length)[0]
  return ({ href }) => {
    if (pathname(href) !== nearest) return undefined
    return nearest === here ? 'page' : 'section'
  }
}

/** The same address in another language. */
export function inLanguage(path: string, language: string): string {
  const url = new URL(path, 'http://here')
  url.searchParams.set('lang', language)
  return `${url.pathname}${url.search}`
}

const pathname = (path: string): string => new URL(path, 'http://here').pathname
