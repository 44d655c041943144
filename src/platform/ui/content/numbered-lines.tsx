import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { classNames } from '../class-names.ts'
import { useLanguage } from '../language-context.tsx'

const words = texts({
  da: { omitted: (count: number) => (count === 1 ? '1 linje er udeladt' : `${count} linjer er udeladt`) },
  en: { omitted: (count) => (count === 1 ? '1 line left out' : `${count} lines left out`) },
})

/** A line of a text, with what is to be said about it below; or how many lines in a row are not shown. */
export type NumberedLine = { readonly number: number; readonly text: string; readonly note?: ComponentChildren } | { readonly omitted: number }

interface NumberedLinesProps {
  /** What the text is. */
  label: string
  lines: readonly NumberedLine[]
}

/** The id of a line, for links to it. One such text a page. */
export const lineId = (line: number): string => `line-${line}`

/** A text with the numbers of its lines, which screen readers and copying pass over. Lines with a note are marked, and can be linked to. */
export function NumberedLines({ label, lines }: NumberedLinesProps) {
  return (
    <div class="numbered-lines" role="group" aria-label={label}>
      {lines.map((line) => ('omitted' in line ? <Omitted count={line.omitted} /> : <Line {...line} />))}
    </div>
  )
}

function Line({ number, text, note }: Exclude<NumberedLine, { omitted: number }>) {
  const noted = note !== undefined
  return (
    <div class={classNames('numbered-line', noted && 'numbered-line-noted')} id={noted ? lineId(number) : undefined} tabindex={noted ? -1 : undefined}>
      <span class="line-number" aria-hidden="true">{number}</span>
      <code>{text}</code>
      {noted && <div class="line-note">{note}</div>}
    </div>
  )
}

function Omitted({ count }: { count: number }) {
  return <p class="lines-omitted">{words[useLanguage()].omitted(count)}</p>
}
