interface StoredCookie {
  readonly name: string
  readonly value: string
  readonly path: string
}

/** An answer with its text read. */
export interface Visited {
  readonly status: number
  readonly url: string
  readonly headers: Headers
  readonly text: string
}

/** As much of a browser as logins need: cookies by path, redirects by hand or to their end. */
export interface Browser {
  get(url: string): Promise<Visited>
  post(url: string, form: Readonly<Record<string, string>>): Promise<Visited>
  /** Goes where an answer leads, until a page comes. */
  follow(visited: Visited): Promise<Visited>
  /** Where an answer leads. */
  target(visited: Visited): string
  cookie(name: string): string | undefined
  setCookie(name: string, value: string): void
}

const maxHops = 20

function readCookie(line: string, requestPath: string): StoredCookie | { readonly gone: string } {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const name = pair.slice(0, pair.indexOf('='))
  const value = pair.slice(pair.indexOf('=') + 1)
  const attribute = (wanted: string): string | undefined => attributes.find((text) => text.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1)
  const expired = attribute('max-age') === '0' || (attribute('expires') !== undefined && Date.parse(attribute('expires') ?? '') <= Date.parse('2000-01-01'))
  return expired ? { gone: name } : { name, value, path: attribute('path') ?? requestPath }
}

export function openBrowser(): Browser {
  const jar = new Map<string, StoredCookie>()
  const keep = (line: string, path: string): void => {
    const cookie = readCookie(line, path)
    if ('gone' in cookie) jar.delete(cookie.gone)
    else jar.set(cookie.name, cookie)
  }
  const visit = async (url: string, init: RequestInit = {}): Promise<Visited> => {
    const { pathname } = new URL(url)
    const cookies = [...jar.values()].filter(({ path }) => pathname.startsWith(path)).map(({ name, value }) => `${name}=${value}`)
    const headers = new Headers({ ...(init.headers as Record<string, string> | undefined), cookie: cookies.join('; '), accept: 'text/html' }) // only ours below
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(line, pathname)
    return { status: response.status, url, headers: response.headers, text: await response.text() }
  }
  const browser: Browser = {
    get: (url) => visit(url),
    post: (url, form) =>
      visit(url, { method: 'POST', body: new URLSearchParams(form).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    target: ({ url, headers }) => new URL(headers.get('location') ?? '', url).href,
    async follow(visited) {
      let at = visited
      for (let hop = 0; hop < maxHops && at.headers.has('location'); hop++) at = await visit(browser.target(at))
      return at
    },
    cookie: (name) => jar.get(name)?.value,
    setCookie: (name, value) => void jar.set(name, { name, value, path: '/' }),
  }
  return browser
}
