import { BlockList, isIP, isIPv4 } from 'node:net'

/** `::ffff:127.0.0.1` → `127.0.0.1`: one spelling for one address. */
export const plainAddress = (address: string): string => (address.startsWith('::ffff:') && isIPv4(address.slice(7)) ? address.slice(7) : address)

const family = (address: string): 'ipv4' | 'ipv6' => (isIPv4(address) ? 'ipv4' : 'ipv6')

/** `10.0.0.1` and `10.0.0.0/8` are entries; names, zones and masks written out are none. */
function isEntry(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/')
  if (isIP(address) === 0 || address.includes('%') || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (isIPv4(address) ? 32 : 128))
}

/** Those of the entries that are neither an address nor a range such as `192.0.2.0/24`. */
export const faultyRanges = (entries: readonly string[]): string[] => entries.filter((entry) => !isEntry(entry))

/** Addresses and ranges. */
export class AddressRanges {
  private readonly list = new BlockList()

  constructor(entries: readonly string[]) {
    for (const entry of entries) {
      const [address = '', prefix] = entry.split('/')
      if (prefix === undefined) this.list.addAddress(address, family(address))
      else this.list.addSubnet(address, Number(prefix), family(address))
    }
  }

  has(address: string): boolean {
    const plain = plainAddress(address)
    return this.list.check(plain, family(plain))
  }
}
