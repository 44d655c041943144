const maxReturnToLength = 2_000
// Only ever used to resolve paths against; reserved by RFC 2606, so that no real address can equal it.
const here = 'http://here.invalid'

/** Where to go after the login when nothing better is known. */
const frontPage = '/'

/**
 * The part of a wish that is a path on this portal, else the front page: an address elsewhere would make the login
 * lend its good name to a stranger's page (open redirect). The wish is resolved as browsers do before it is judged,
 * for `/\evil.example`, `/.//evil.example` and tabs inside `//` also lead away.
 */
export function localPath(wish: string | undefined): string {
  if (wish === undefined || !wish.startsWith('/') || wish.length > maxReturnToLength) return frontPage
  if (!URL.canParse(wish, here)) return frontPage
  const url = new URL(wish, here)
  const path = `${url.pathname}${url.search}${url.hash}`
  const leadsAway = url.origin !== here || path.startsWith('//')
  // The login's own pages, the sandbox's provider among them, are no place to come back to.
  const leadsBack = /^\/(login|logout|idp)(\/|$)/.test(url.pathname)
  return leadsAway || leadsBack ? frontPage : path
}

/** The address that logs in and comes back. */
export const loginPath = (returnTo: string): string => {
  const path = localPath(returnTo)
  return path === frontPage ? '/login' : `/login?${new URLSearchParams({ returnTo: path })}`
}
