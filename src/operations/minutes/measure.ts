import type { MachineTime } from '../../platform/clock/index.ts'

/** What is counted: every process adds its own. `visible` by lane and upper limit in seconds, counted between limits. */
export type CountedMeasure = 'accepted' | 'routed' | 'delivered' | 'rejected' | 'visible' | 'receipts-given' | 'receipts-handed-over' | 'attempts' | 'checked' | 'processes'

/** How things stood: every process reads the same, and the highest of a minute stays. Ages in milliseconds. */
export type StateMeasure = 'due' | 'age' | 'in-containers' | 'stuck' | 'undeliverable' | 'failing' | 'gaps'

export type Measure = CountedMeasure | StateMeasure

/** A figure of one minute. The labels' values stand in the measure's own order. */
export interface Sample<Name extends Measure = Measure> {
  readonly measure: Name
  readonly labels: readonly string[]
  /** A whole number. */
  readonly value: number
}

export const minuteMs = 60_000

/** The minute in which a moment lies. */
export const minuteOf = (moment: MachineTime): MachineTime => (moment - (moment % minuteMs)) as MachineTime // branding
