import { addressKind } from './address-kind.ts'
import type { CallLimit } from './call-limit.ts'
import type { Endpoint } from './endpoint.ts'
import { isLocalName } from './endpoint.ts'
import type { FailedCall } from './outbound-call.ts'
import { failedCall } from './outbound-call.ts'
import type { ResolveName } from './resolve-name.ts'

export interface AddressRules {
  readonly isAllowed: (address: string) => boolean
  readonly resolveName: ResolveName
}

/** Whoever has more does not mean that the tenth is tried when nine are silent. */
const maxAddresses = 4

const localAddresses: readonly string[] = ['127.0.0.1', '::1']

const unresolved = (error: unknown): FailedCall =>
  failedCall('name.unknown', error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no name server answers')

/** Resolves a name; ends with the limit, even if the resolver does not. */
async function resolve(name: string, { resolveName }: AddressRules, limit: CallLimit): Promise<readonly string[] | FailedCall> {
  const stopped = Promise.withResolvers<FailedCall>()
  const stop = (): void => stopped.resolve(limit.failure())
  limit.signal.addEventListener('abort', stop)
  const resolved = resolveName(name, limit.signal).catch(unresolved)
  const first = await Promise.race([stopped.promise, resolved])
  limit.signal.removeEventListener('abort', stop)
  return first
}

function addressesOf({ host, isAddress }: Endpoint, rules: AddressRules, limit: CallLimit): Promise<readonly string[] | FailedCall> {
  if (isAddress) return Promise.resolve([host])
  return isLocalName(host) ? Promise.resolve(localAddresses) : resolve(host, rules, limit)
}

/**
 * The addresses that an endpoint leads to now, each of them checked. One forbidden among them forbids all: the name of a receiver has no business there.
 * Plain http goes to this machine only.
 */
export async function findAddresses(endpoint: Endpoint, rules: AddressRules, limit: CallLimit): Promise<readonly string[] | FailedCall> {
  if (limit.signal.aborted) return limit.failure()
  const addresses = await addressesOf(endpoint, rules, limit)
  if ('kind' in addresses) return addresses
  const isPlain = endpoint.url.protocol === 'http:'
  const isForbidden = (address: string): boolean => !rules.isAllowed(address) || (isPlain && addressKind(address) !== 'loopback')
  if (addresses.some(isForbidden)) return failedCall('address.forbidden', 'an address that this deployment does not call')
  return addresses.length === 0 ? failedCall('name.unknown', 'the name has no address') : addresses.slice(0, maxAddresses)
}
