import type { Caller } from '../platform/http/index.ts'
import type { SessionServices } from './login-environment.ts'

const ownNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The same page under the portal's usual name, when the caller used another name of this machine. Cookies belong to a name: a login that
 * begins at 127.0.0.1 and comes back to localhost would find none. Other names are left alone, for proxies may rewrite them.
 */
export function usualAddress({ baseUrl }: Pick<SessionServices, 'baseUrl'>, caller: Pick<Caller, 'headers' | 'url'>): string | undefined {
  const usual = new URL(baseUrl())
  const called = `http://${caller.headers['host'] ?? ''}`
  if (!URL.canParse(called)) return undefined
  const { hostname, port } = new URL(called)
  const sameMachine = ownNames.has(hostname) && ownNames.has(usual.hostname) && port === usual.port
  return sameMachine && hostname !== usual.hostname ? `${usual.origin}${caller.url}` : undefined
}
