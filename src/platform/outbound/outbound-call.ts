/** One call to an address that somebody outside configured. */
export interface OutboundCall {
  readonly url: string
  readonly method: 'POST'
  /** `host`, `user-agent`, `content-length` and `connection` are ours. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | AsyncIterable<Uint8Array>
  /** Bytes of a streamed body where they are known beforehand; the body must have exactly as many. */
  readonly length?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Why there is no answer. `name.unknown` also when no name server answers; `connection.lost` also for an answer that is not HTTP or ends too early;
 * `answer.too.large` for its headers (a long body is cut instead); `stopped` when the caller's signal or the end of the process came first.
 */
export type OutboundFailure =
  | 'address.invalid'
  | 'address.forbidden'
  | 'name.unknown'
  | 'connection.refused'
  | 'connection.lost'
  | 'tls.failed'
  | 'timeout'
  | 'answer.too.large'
  | 'stopped'

export interface FailedCall {
  readonly kind: 'failed'
  readonly reason: OutboundFailure
  /** A code or a few English words; never an address that a name led to, which whoever configured the name need not know. */
  readonly detail: string
}

/** The answer is any status, also a redirect. The body is UTF-8 as well as it goes, without NUL, at most 64 KB. */
export type OutboundAnswer = { readonly kind: 'answered'; readonly status: number; readonly body: string } | FailedCall

export const failedCall = (reason: OutboundFailure, detail: string): FailedCall => ({ kind: 'failed', reason, detail })
