import type { MachineTime } from '../platform/clock/index.ts'

/** A moment of machine time so many milliseconds after another; before it, when negative. */
export const after = (moment: MachineTime, durationMs: number): MachineTime => (moment + durationMs) as MachineTime // branding
