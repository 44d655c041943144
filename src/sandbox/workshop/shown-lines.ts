import type { MemoFault } from '../../memo/index.ts'

/** A line of a message with what is wrong in it, or how many lines in a row are left out. */
export type ShownLine = { readonly number: number; readonly text: string; readonly faults: readonly MemoFault[] } | { readonly omitted: number }

/** Up to so many lines a message is shown whole. */
const wholeLines = 120
/** In a longer one, so many lines around each fault. */
const aroundLines = 5
/** A document's base64 is one line of any length. */
const shownCharacters = 240
/** What stands before a fault in a line that is cut. */
const beforeFault = 60

/** A stretch of a line, cut where it is too long; around the fault if there is one. Columns count from 1, in characters. */
function cutLine(line: string, column: number): string {
  if (line.length <= shownCharacters) return line
  const from = Math.max(0, Math.min(column - 1 - beforeFault, line.length - shownCharacters))
  const to = from + shownCharacters
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`
}

const around = (line: number): number[] => Array.from({ length: 2 * aroundLines + 1 }, (_none, index) => line - aroundLines + index)

/** The lines to show of a message: all of a short one, those around the faults of a long one. */
export function shownLines(message: string, faults: readonly MemoFault[]): ShownLine[] {
  const faultsOf = Map.groupBy(faults, ({ line }) => line)
  const lines = message.split('\n')
  // After the last line break stands nothing, save a fault of what is missing there.
  if (lines.at(-1) === '' && !faultsOf.has(lines.length)) lines.pop()
  const wanted = new Set([1, ...[...faultsOf.keys()].flatMap(around)])
  const shown: ShownLine[] = []
  let omitted = 0
  const omit = (): void => {
    if (omitted > 0) shown.push({ omitted })
    omitted = 0
  }
  for (const [index, line] of lines.entries()) {
    const number = index + 1
    const own = faultsOf.get(number) ?? []
    if (lines.length > wholeLines && !wanted.has(number)) omitted++
    else {
      omit()
      shown.push({ number, text: cutLine(line, own[0]?.column ?? 1), faults: own })
    }
  }
  omit()
  return shown
}
