import { allowedAddresses } from './address-kind.ts'
import type { CallLimit } from './call-limit.ts'
import { limitCall } from './call-limit.ts'
import type { Endpoint, EndpointOptions } from './endpoint.ts'
import { rangesOf, readEndpoint } from './endpoint.ts'
import type { AddressRules } from './find-addresses.ts'
import { findAddresses } from './find-addresses.ts'
import type { Agents, OpenRequest } from './open-request.ts'
import { openAgents, openRequest } from './open-request.ts'
import type { FailedCall, OutboundAnswer, OutboundCall } from './outbound-call.ts'
import { performCall } from './perform-call.ts'
import type { ResolveName } from './resolve-name.ts'
import { resolveByNameServer } from './resolve-name.ts'

export interface OutboundOptions extends EndpointOptions {
  /** For the whole call: name, connection, sending, answer. */
  readonly timeoutMs: number
  readonly userAgent: string
  /** Given by tests. */
  readonly resolveName?: ResolveName
}

/** Calls addresses that others configured, and none that they must not reach. */
export interface Outbound {
  /**
   * Resolves the name, checks every address it leads to, and calls one of the checked. Follows no redirect. Fails in words (`OutboundFailure`) for everything
   * that the other side can cause; throws only what the body's stream throws, or when the body is not as long as told.
   */
  call(call: OutboundCall): Promise<OutboundAnswer>
  /** Stops what is under way and closes the connections. */
  close(): Promise<void>
}

class CheckedOutbound implements Outbound {
  private readonly options: OutboundOptions
  private readonly rules: AddressRules
  private readonly agents: Agents = openAgents()
  private readonly closing = new AbortController()

  constructor(options: OutboundOptions) {
    this.options = options
    this.rules = { isAllowed: allowedAddresses(rangesOf(options)), resolveName: options.resolveName ?? resolveByNameServer }
  }

  async call(call: OutboundCall): Promise<OutboundAnswer> {
    const endpoint = readEndpoint(call.url, this.options.mode)
    if (endpoint.kind === 'failed') return endpoint
    const limit = limitCall(this.options.timeoutMs, [call.signal, this.closing.signal])
    try {
      const open = await this.open(endpoint, call, limit)
      return open.kind === 'open' ? await performCall(open, call, limit) : open
    } finally {
      limit.end()
    }
  }

  close(): Promise<void> {
    this.closing.abort()
    this.agents.plain.destroy()
    this.agents.secure.destroy()
    return Promise.resolve()
  }

  /** A connection to the first of the endpoint's addresses that takes one; each has its share of the time. */
  private async open(endpoint: Endpoint, call: OutboundCall, limit: CallLimit): Promise<OpenRequest | FailedCall> {
    const addresses = await findAddresses(endpoint, this.rules, limit)
    if ('kind' in addresses) return addresses
    const connectMs = this.options.timeoutMs / addresses.length
    const headers = this.headersOf(call)
    let failure = limit.failure()
    for (const address of addresses) {
      const opened = await openRequest(this.agents, { endpoint, address, headers, signal: limit.signal }, connectMs)
      if (limit.signal.aborted) return limit.failure()
      if (opened.kind === 'open') return opened
      failure = opened
    }
    return failure
  }

  private headersOf({ headers, body, length }: OutboundCall): Record<string, string> {
    const bytes = body instanceof Uint8Array ? body.length : length
    return { ...headers, 'user-agent': this.options.userAgent, ...(bytes === undefined ? {} : { 'content-length': String(bytes) }) }
  }
}

/** Opens the way out. Throws when a range is none. */
export const openOutbound = (options: OutboundOptions): Outbound => new CheckedOutbound(options)
