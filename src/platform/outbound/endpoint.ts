import { isIP, isIPv4 } from 'node:net'
import { addressKind, allowedAddresses, loopbackRanges } from './address-kind.ts'
import type { FailedCall } from './outbound-call.ts'
import { failedCall } from './outbound-call.ts'

export interface EndpointOptions {
  readonly mode: 'sandbox' | 'production'
  /** Private ranges and loopback ranges that may be called, in CIDR notation. */
  readonly allowedRanges: readonly string[]
}

/** A readable address with what is known of it before its name is resolved. */
export interface Endpoint {
  readonly kind: 'endpoint'
  readonly url: URL
  /** The host's name without a dot at the end, or its address without brackets. */
  readonly host: string
  readonly isAddress: boolean
}

/** The ranges of the settings, and in the sandbox this machine. */
export const rangesOf = ({ mode, allowedRanges }: EndpointOptions): string[] => (mode === 'sandbox' ? [...allowedRanges, ...loopbackRanges] : [...allowedRanges])

/** `localhost` means this machine, whatever a name server says (RFC 6761). */
export const isLocalName = (host: string): boolean => /^(.+\.)?localhost$/.test(host)

/** `0x7f.1`, `2130706433`, `127.1`: what reads as 127.0.0.1 only to a machine is meant to hide. */
const isDisguised = (text: string, url: URL): boolean => isIPv4(url.hostname) && !text.toLowerCase().startsWith(`${url.protocol}//${url.hostname}`)

const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')

/** This machine by name or address, as far as the text tells. */
const isHere = (host: string): boolean => isLocalName(host) || (isIP(host) !== 0 && addressKind(host) === 'loopback')

function faultOf(text: string, url: URL, mode: EndpointOptions['mode']): string | undefined {
  const isPlainHere = url.protocol === 'http:' && mode === 'sandbox' && isHere(hostOf(url))
  if (url.protocol !== 'https:' && !isPlainHere) return 'only https'
  if (url.username !== '' || url.password !== '') return 'a user name in the address'
  return isDisguised(text, url) ? 'an unusual spelling of an IP address' : undefined
}

/** Reads an address; `failed` with address.invalid when it is none that may ever be called. */
export function readEndpoint(text: string, mode: EndpointOptions['mode']): Endpoint | FailedCall {
  const url = URL.parse(text)
  if (url === null) return failedCall('address.invalid', 'not an address')
  const fault = faultOf(text, url, mode)
  if (fault !== undefined) return failedCall('address.invalid', fault)
  const host = hostOf(url)
  return { kind: 'endpoint', url, host, isAddress: isIP(host) !== 0 }
}

/** Without the deployment's ranges, only what no setting allows is forbidden: each call judges the rest. */
export type JudgingOptions = Pick<EndpointOptions, 'mode'> & Partial<EndpointOptions>

const mayBeAllowed = (address: string): boolean => addressKind(address) !== 'never'

/**
 * What is wrong with an address at the time somebody configures it; undefined when it may be called as far as its text tells. Pure: a name is resolved
 * and judged at each call only, since what it leads to may change.
 */
export function endpointFault(text: string, { mode, allowedRanges }: JudgingOptions): FailedCall | undefined {
  const endpoint = readEndpoint(text, mode)
  if (endpoint.kind === 'failed') return endpoint
  const isAllowed = allowedRanges === undefined ? mayBeAllowed : allowedAddresses(rangesOf({ mode, allowedRanges }))
  return endpoint.isAddress && !isAllowed(endpoint.host) ? failedCall('address.forbidden', 'an address that this deployment does not call') : undefined
}
