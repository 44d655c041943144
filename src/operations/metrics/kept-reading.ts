import type { MachineTime } from '../../platform/clock/index.ts'
import { machineNow, stopwatch } from '../../platform/clock/index.ts'

/** As long at least. */
const keptMs = 5_000
/** And this many times as long as the reading took: however large the tables grow, reading them takes a twentieth of one connection's time. */
const keptTimesItsDuration = 20

interface Kept<Value> {
  readonly value: Promise<Value>
  until: MachineTime
}

/** Keeps what was read for some seconds; those who ask while a reading is under way share it. One that failed is not kept. */
export function keptReading<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let kept: Kept<Value> | undefined
  return () => {
    if (kept !== undefined && machineNow() < kept.until) return kept.value
    const elapsedMs = stopwatch()
    const value = read()
    const reading: Kept<Value> = { value, until: Number.MAX_SAFE_INTEGER as MachineTime } // branding
    kept = reading
    value.then(
      () => (reading.until = (machineNow() + Math.max(keptMs, keptTimesItsDuration * elapsedMs())) as MachineTime), // branding
      () => (kept = undefined),
    )
    return value
  }
}
