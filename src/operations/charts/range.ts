import type { MachineTime } from '../../platform/clock/index.ts'
import { minuteMs, minuteOf } from '../minutes/measure.ts'

/** How far back charts go. */
export const rangeNames = ['hour', 'day', 'month'] as const
export type RangeName = (typeof rangeNames)[number]

interface Shape {
  /** Points of a line. */
  readonly spans: number
  readonly widthMs: number
}

const shapes: Readonly<Record<RangeName, Shape>> = {
  hour: { spans: 60, widthMs: minuteMs },
  day: { spans: 96, widthMs: 15 * minuteMs },
  month: { spans: 120, widthMs: 360 * minuteMs },
}

/** A stretch of machine time in spans of equal width; the last one may not be over. */
export interface Range extends Shape {
  readonly name: RangeName
  readonly since: MachineTime
  readonly until: MachineTime
}

/** The range that ends with the last whole minute. Spans begin at round times, so that they stay the same while time goes on. */
export function rangeAt(name: RangeName, now: MachineTime): Range {
  const shape = shapes[name]
  const until = Math.ceil(minuteOf(now) / shape.widthMs) * shape.widthMs
  return { ...shape, name, since: (until - shape.spans * shape.widthMs) as MachineTime, until: until as MachineTime } // branding
}

/** When a span begins. */
export const startOf = ({ since, widthMs }: Range, span: number): number => since + span * widthMs
