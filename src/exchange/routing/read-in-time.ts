import type { MachineTime } from '../../platform/clock/index.ts'
import { machineNow } from '../../platform/clock/index.ts'
import { ScanUnfinished } from '../../platform/virus-scan/index.ts'

export interface ReadPace {
  readonly besideEachOther: number
  /** After this long nothing more is begun. */
  readonly takesOnForMs: number
}

export interface ReadPart<Item, Result> {
  /** In the order of the items. */
  readonly read: readonly Result[]
  /** Those about which the virus scanner has no verdict. */
  readonly unscanned: readonly Item[]
  /** Those that were not begun. */
  readonly left: readonly Item[]
}

/** Reads items, some of them beside each other, until all are read or the time is over; one without a verdict holds up no other. */
export async function readInTime<Item, Result>(items: readonly Item[], { besideEachOther, takesOnForMs }: ReadPace, read: (item: Item) => Promise<Result>): Promise<ReadPart<Item, Result>> {
  const until = (machineNow() + takesOnForMs) as MachineTime // branding
  const results: { readonly at: number; readonly result: Result }[] = []
  const unscanned: Item[] = []
  const left = new Set(items)
  let next = 0
  const readSome = async (): Promise<void> => {
    for (let at = next++, item = items[at]; item !== undefined; at = next++, item = items[at]) {
      left.delete(item)
      try {
        results.push({ at, result: await read(item) })
      } catch (error) {
        if (!(error instanceof ScanUnfinished)) throw error
        unscanned.push(item)
      }
      if (machineNow() >= until) return
    }
  }
  await Promise.all(Array.from({ length: besideEachOther }, readSome))
  return { read: results.toSorted((one, other) => one.at - other.at).map(({ result }) => result), unscanned, left: [...left] }
}
