import type { SessionServices } from './login-environment.ts'

/** Without the prefix and `Secure` on http, where browsers would refuse both. */
function cookieNamed(name: string, { baseUrl }: Pick<SessionServices, 'baseUrl'>): { name: string; attributes: string } {
  const attributes = 'Path=/; HttpOnly; SameSite=Lax'
  return baseUrl().startsWith('https:') ? { name: `__Host-${name}`, attributes: `${attributes}; Secure` } : { name, attributes }
}

/** A cookie of the login room, as this portal must call and mark it. */
export interface Cookie {
  readonly name: string
  /** The `Set-Cookie` line; without `maxAgeSeconds` the cookie goes with the browser. */
  set(value: string, maxAgeSeconds?: number): string
  /** The `Set-Cookie` line that makes the browser forget it. */
  clear(): string
}

function cookie(base: string, services: Pick<SessionServices, 'baseUrl'>): Cookie {
  const { name, attributes } = cookieNamed(base, services)
  const set = (value: string, maxAgeSeconds?: number): string =>
    `${name}=${value}; ${attributes}${maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`}`
  return { name, set, clear: () => set('', 0) }
}

/** Holds the session token. */
export const sessionCookie = (services: Pick<SessionServices, 'baseUrl'>): Cookie => cookie('brevdue', services)

/** Holds the browser's secret while a login is under way. */
export const attemptCookie = (services: Pick<SessionServices, 'baseUrl'>): Cookie => cookie('brevdue-login', services)
