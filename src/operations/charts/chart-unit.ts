import type { Chart, Unit } from './charts.ts'

/** A unit in which the values of a chart read well, and what they are multiplied by. */
export interface ShownUnit {
  readonly name: 'perSecond' | 'perMinute' | 'perHour' | 'each' | 'seconds' | 'minutes' | 'hours' | 'days'
  readonly times: number
}

/** Below this a rate is told of a longer time: few letters a second are some letters a minute. */
const smallRate = 0.1

function rateUnit(highest: number): ShownUnit {
  if (highest === 0 || highest >= smallRate) return { name: 'perSecond', times: 1 }
  return highest * 60 >= smallRate ? { name: 'perMinute', times: 60 } : { name: 'perHour', times: 3_600 }
}

/** Two of the larger unit are needed before it is used. */
function ageUnit(highestMs: number): ShownUnit {
  if (highestMs < 120_000) return { name: 'seconds', times: 1 / 1_000 }
  if (highestMs < 7_200_000) return { name: 'minutes', times: 1 / 60_000 }
  return highestMs < 172_800_000 ? { name: 'hours', times: 1 / 3_600_000 } : { name: 'days', times: 1 / 86_400_000 }
}

const units: Readonly<Record<Unit, (highest: number) => ShownUnit>> = {
  'per-second': rateUnit,
  milliseconds: ageUnit,
  seconds: () => ({ name: 'seconds', times: 1 }),
  each: () => ({ name: 'each', times: 1 }),
}

/** One unit for all lines of a chart. */
export const shownUnit = ({ unit, lines }: Pick<Chart, 'unit' | 'lines'>): ShownUnit => units[unit](Math.max(0, ...lines.flatMap(({ values }) => values.filter((value) => value !== null))))
