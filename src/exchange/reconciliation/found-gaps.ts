import type { Gap } from './gap.ts'

const keyOf = ({ letterId, code, detail }: Gap): string => `${letterId} ${code} ${detail}`

/** The gaps that are known, over many looks: each is new once, and goes when its letter was looked at again and fits. */
export class FoundGaps {
  private known = new Map<string, Gap>()

  get all(): readonly Gap[] {
    return [...this.known.values()]
  }

  /** Letters to look at again. */
  get letterIds(): string[] {
    return [...new Set(this.all.flatMap(({ letterId }) => letterId ?? []))]
  }

  /** Takes what a look found that included every letter with a known gap; answers what is new. */
  replace(found: readonly Gap[]): readonly Gap[] {
    const before = this.known
    this.known = new Map(found.map((gap) => [keyOf(gap), gap]))
    return [...this.known].flatMap(([key, gap]) => (before.has(key) ? [] : [gap]))
  }
}
