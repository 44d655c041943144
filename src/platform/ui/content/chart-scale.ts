/** The axis of a chart: from nought to `top`, with a line at each of `marks`. */
export interface Scale {
  readonly top: number
  readonly marks: readonly number[]
}

const mostMarks = 4

/** The smallest step of 1, 2 or 5 times a power of ten of which at most `mostMarks` reach up to `highest`. */
function stepFor(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest / mostMarks))
  const times = [1, 2, 5, 10].find((factor) => factor * power * mostMarks >= highest) ?? 10
  return times * power
}

/** The axis that fits values up to `highest`; whole numbers only where half of one means nothing. */
export function scaleFor(highest: number, { whole = false }: { readonly whole?: boolean } = {}): Scale {
  if (highest <= 0) return { top: 1, marks: [0, 1] }
  const step = whole ? Math.max(1, stepFor(highest)) : stepFor(highest)
  const steps = Math.ceil(highest / step - 1e-9)
  // Three times 0.1 is a little more than 0.3.
  const marks = Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)))
  return { top: marks.at(-1) ?? 1, marks }
}

/** Moves what stands too close apart, and keeps it between the ends: the heights of labels, answered in the order given. */
export function spread(wanted: readonly number[], { apart, from, to }: { readonly apart: number; readonly from: number; readonly to: number }): number[] {
  const order = wanted.map((_, index) => index).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))
  const placed: number[] = []
  for (const index of order) placed.push(Math.max(wanted[index] ?? 0, (placed.at(-1) ?? from - apart) + apart))
  // What went beyond the end pushes the others back.
  for (let at = placed.length - 1; at >= 0; at--) placed[at] = Math.min(placed[at] ?? to, at === placed.length - 1 ? to : (placed[at + 1] ?? to) - apart)
  return wanted.map((_, index) => placed[order.indexOf(index)] ?? to)
}
