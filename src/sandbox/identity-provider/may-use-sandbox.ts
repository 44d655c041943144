import { BlockList, isIPv4 } from 'node:net'
import type { Settings } from '../../platform/configuration/index.ts'
import type { Caller } from '../../platform/http/index.ts'

function rangesOf(setting: string): BlockList {
  const ranges = new BlockList()
  for (const range of setting.split(',').map((part) => part.trim()).filter((part) => part !== '')) {
    const [address = '', prefix] = range.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (prefix === undefined) ranges.addAddress(address, family)
    else ranges.addSubnet(address, Number(prefix), family)
  }
  return ranges
}

/** Whether somebody may use what passes by the login page: this machine, unless somebody forwarded the call, or an allowed range. */
export const mayUseSandbox = (settings: Pick<Settings, 'BREVDUE_SANDBOX_ALLOW'>, caller: Pick<Caller, 'loopback' | 'address'>): boolean =>
  caller.loopback || rangesOf(settings.BREVDUE_SANDBOX_ALLOW).check(caller.address, isIPv4(caller.address) ? 'ipv4' : 'ipv6')
