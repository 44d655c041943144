/** Up to this many pages all numbers are shown; the design system's rule. */
const allShownUpTo = 7

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** The numbers that a pagination shows, at most seven places; `undefined` stands for pages left out. */
export function pageNumbers(current: number, total: number): (number | undefined)[] {
  if (total <= allShownUpTo) return range(1, total)
  if (current < 5) return [...range(1, 5), undefined, total]
  if (current + 4 > total) return [1, undefined, ...range(total - 4, total)]
  return [1, undefined, ...range(current - 1, current + 1), undefined, total]
}
