import { BlockList, isIPv4 } from 'node:net'

/** A set of addresses and ranges (`10.0.0.0/8`, `fd12:3456::/32`, `192.168.1.20`) to look addresses up in. Throws for what is neither. */
export function addressRanges(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return list
}
