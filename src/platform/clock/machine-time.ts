import type { MachineTime } from './instant.ts'

/** The machine's own time; the only reader of the system clock in the program. */
export const machineNow = (): MachineTime => Date.now() as MachineTime // branding

/** A moment of machine time so many milliseconds after another; before it, when negative. */
export const after = (moment: MachineTime, durationMs: number): MachineTime => (moment + durationMs) as MachineTime // branding

/** Starts a stopwatch; calling the answer gives the milliseconds since, unaffected by changes of the system clock. */
export function stopwatch(): () => number {
  const startedNs = process.hrtime.bigint()
  return () => Number(process.hrtime.bigint() - startedNs) / 1e6
}

/** Waits; ends early when the signal is aborted. */
export function pause(durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve()
    const timer = setTimeout(done, durationMs)
    function done(): void {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    signal?.addEventListener('abort', done)
  })
}
