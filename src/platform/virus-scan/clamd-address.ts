import type { SettingCheck } from '../configuration/index.ts'

/** Where clamd listens. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

/** `/run/clamav/clamd.ctl`, `scanner.example:3310`, `[::1]:3310`; undefined for anything else. */
export function readClamdAddress(text: string): ClamdAddress | undefined {
  if (text.startsWith('/')) return { path: text }
  const [, inBrackets, plain, digits] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? []
  const host = inBrackets ?? plain
  const port = Number(digits)
  return host !== undefined && port > 0 && port <= 65_535 ? { host, port } : undefined
}

/** What the settings' shape does not tell. */
export const checkClamdAddress: SettingCheck = ({ CLAMD_ADDRESS = '' }) =>
  CLAMD_ADDRESS === '' || readClamdAddress(CLAMD_ADDRESS) !== undefined ? [] : ['CLAMD_ADDRESS: must be host:port, or the path of a socket.']
