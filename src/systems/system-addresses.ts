import { isIP } from 'node:net'

/** As on the wire: a system calls from few places. */
export const maxSystemAddresses = 32

/** How many addresses `10.0.0.0/27` covers; 1 for a single address; undefined for what is no address. */
function addressCount(entry: string): number | undefined {
  const [address = '', prefix, ...rest] = entry.split('/')
  const bits = isIP(address) === 4 ? 32 : 128
  if (isIP(address) === 0 || address.includes('%') || rest.length > 0) return undefined
  if (prefix === undefined) return 1
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits ? 2 ** (bits - Number(prefix)) : undefined
}

/** What is wrong with a list of addresses, in English; undefined when it is one range of at most 32 or at most 32 single addresses. */
export function addressListFault(entries: readonly string[]): string | undefined {
  if (entries.length === 0) return 'At least one address is needed'
  const counts = entries.map(addressCount)
  const wrong = counts.indexOf(undefined)
  if (wrong >= 0) return `Entry ${wrong + 1} is neither an IP address nor a range such as 192.0.2.0/27`
  if (entries.length > 1 && counts.some((count) => count !== 1)) return 'Either single addresses or one range'
  const total = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  return total > maxSystemAddresses ? `At most ${maxSystemAddresses} addresses` : undefined
}
