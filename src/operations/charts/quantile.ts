/**
 * The time within which a share of all was done, from counts between limits (ascending, of a time each): taken as evenly spread between two
 * limits, as Prometheus' histogram_quantile does. What lies beyond the last limit counts as that limit; null when nothing was measured.
 * `counts` has one more than `limits`: those beyond.
 */
export function quantile(share: number, limits: readonly number[], counts: readonly number[]): number | null {
  const wanted = share * counts.reduce((sum, count) => sum + count, 0)
  if (wanted === 0) return null
  let below = 0
  for (const [index, count] of counts.entries()) {
    if (count > 0 && below + count >= wanted) {
      const from = limits[index - 1] ?? 0
      return from + (((limits[index] ?? from) - from) * (wanted - below)) / count
    }
    below += count
  }
  return limits.at(-1) ?? null
}
