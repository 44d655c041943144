import type { FailedCall } from './outbound-call.ts'
import { failedCall } from './outbound-call.ts'

/** What ends a call from our side: its time, the caller, or the end of the process. */
export interface CallLimit {
  readonly signal: AbortSignal
  /** Once the signal is aborted: why. */
  failure(): FailedCall
  /** Frees timer and listeners. */
  end(): void
}

/** Starts the time of a call. */
export function limitCall(timeoutMs: number, stops: readonly (AbortSignal | undefined)[]): CallLimit {
  const over = new AbortController()
  let failure = failedCall('stopped', 'stopped')
  const stop = (): void => over.abort()
  const timer = setTimeout(() => {
    failure = failedCall('timeout', `no whole answer within ${timeoutMs} ms`)
    stop()
  }, timeoutMs)
  const signals = stops.filter((signal) => signal !== undefined)
  for (const signal of signals) signal.addEventListener('abort', stop)
  if (signals.some((signal) => signal.aborted)) stop()
  return {
    signal: over.signal,
    failure: () => failure,
    end() {
      clearTimeout(timer)
      for (const signal of signals) signal.removeEventListener('abort', stop)
    },
  }
}
