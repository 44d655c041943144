import { isIPv4 } from 'node:net'
import { addressRanges } from './address-range.ts'

/** `never`: called under no setting. `private` and `loopback`: called where the deployment allows their range. */
export type AddressKind = 'public' | 'private' | 'loopback' | 'never'

/** Addresses that no receiver has: IANA special-purpose registries (RFC 6890 and its successors), and what clouds keep for their own machines. */
const neverRanges = addressRanges([
  '0.0.0.0/8', // this network, unspecified
  '169.254.0.0/16', // link-local; metadata services
  '192.0.0.0/24', // protocol assignments; 192.0.0.192 is a metadata service
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // relays of 6to4
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
  '100.100.100.200', // metadata service inside a range that may be allowed
  '168.63.129.16', // a cloud's own services at a public address
  '2001::/23', // protocol assignments: Teredo, benchmarks, ORCHID
  '2001:db8::/32', // documentation
  '3fff::/20', // documentation
  'fd00:ec2::/32', // metadata service and its neighbours
  'fd20:ce::254', // metadata service
])

const privateRanges = addressRanges(['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'])

/** What a sandbox allows besides its settings. */
export const loopbackRanges: readonly string[] = ['127.0.0.0/8', '::1']
const loopback = addressRanges(loopbackRanges)

/** Every other IPv6 address is reserved, link-local (fe80::/10), site-local, multicast or unspecified. */
const globalUnicast = addressRanges(['2000::/3'])

/** Where an IPv6 address carries an IPv4 one: its prefix, and the first of the two groups that hold it. */
const carriers = [
  { prefix: addressRanges(['::ffff:0:0/96']), group: 6 }, // mapped (RFC 4291)
  { prefix: addressRanges(['::ffff:0:0:0/96']), group: 6 }, // translated (RFC 2765)
  { prefix: addressRanges(['64:ff9b::/96']), group: 6 }, // NAT64 (RFC 6052)
  { prefix: addressRanges(['2002::/16']), group: 1 }, // 6to4 (RFC 3056)
] as const

/** The eight groups of an IPv6 address as numbers. */
function groupsOf(address: string): number[] {
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = [], tail = []] = plain.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  return [...head, ...gap, ...tail].map((group) => Number.parseInt(group, 16))
}

/** The IPv4 address that an IPv6 one carries: a packet to either may end at the same machine. */
function carriedAddress(address: string): string | undefined {
  const carrier = carriers.find(({ prefix }) => prefix.check(address, 'ipv6'))
  if (carrier === undefined) return undefined
  const [high = 0, low = 0] = groupsOf(address).slice(carrier.group)
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** One spelling for one address: an IPv6 address that carries an IPv4 one is judged as that. */
const judgedAddress = (address: string): string => (isIPv4(address) ? address : (carriedAddress(address) ?? address))

function kindOf(address: string): AddressKind {
  const family = isIPv4(address) ? 'ipv4' : 'ipv6'
  if (neverRanges.check(address, family)) return 'never'
  if (loopback.check(address, family)) return 'loopback'
  if (privateRanges.check(address, family)) return 'private'
  return family === 'ipv4' || globalUnicast.check(address, family) ? 'public' : 'never'
}

/** What kind of address this is, given as IPv4 or IPv6 text without zone. */
export const addressKind = (address: string): AddressKind => kindOf(judgedAddress(address))

/** Whether a deployment that allows these ranges calls this address. */
export function allowedAddresses(allowedRanges: readonly string[]): (address: string) => boolean {
  const allowed = addressRanges(allowedRanges)
  return (address) => {
    const judged = judgedAddress(address)
    const kind = kindOf(judged)
    return kind === 'public' || (kind !== 'never' && allowed.check(judged, isIPv4(judged) ? 'ipv4' : 'ipv6'))
  }
}
