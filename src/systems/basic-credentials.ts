import { isUuid } from '../platform/crypto/index.ts'
import type { SystemId } from './system.ts'

export interface BasicCredentials {
  readonly systemId: SystemId
  readonly token: string
}

/** Reads `Basic base64(systemId:token)` (ngdp.md §2.2); undefined when the header is absent or says anything else. */
export function readBasicCredentials(header: string | string[] | undefined): BasicCredentials | undefined {
  const encoded = /^basic +([a-z0-9+/]{1,512}={0,2})$/i.exec(typeof header === 'string' ? header : '')?.[1]
  if (encoded === undefined) return undefined
  const [systemId = '', ...token] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  const canonical = systemId.toLowerCase()
  return isUuid(canonical) ? { systemId: canonical as SystemId, token: token.join(':') } : undefined // branding
}

/** The header that a system calls with. */
export const basicAuthorization = (systemId: SystemId, token: string): string => `Basic ${Buffer.from(`${systemId}:${token}`).toString('base64')}`
