import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { classNames } from '../class-names.ts'
import { useLanguage } from '../language-context.tsx'

const words = texts({
  da: { omitted: (count: number) => (count === 1 ? '1 linje er udeladt' : `${count} linjer er udeladt`) },
  en: { omitted: (count) => (count === 1 ? '1 line left out' : `${count} lines left out`) },
})

/** What is to be said about a line. */
export interface LineNote {
  readonly title: string
  readonly text: string
  /** In small type: place, codes. */
  readonly about?: ComponentChildren
}

/** A line of a text with its notes; or how many lines in a row are not shown. */
export type NumberedLine = { readonly number: number; readonly text: string; readonly notes: readonly LineNote[] } | { readonly omitted: number }

interface NumberedLinesProps {
  /** What the text is. */
  label: string
  lines: readonly NumberedLine[]
  /** The field in which the text can be changed, by its id, and the words of the link to it. A script goes to the line. */
  field: { readonly id: string; readonly text: string }
}

/** The id of a line, for links to it. One such text a page. */
export const lineId = (line: number): string => `line-${line}`

/** A text with the numbers of its lines, which screen readers and copying pass over. Lines with notes are marked, and can be linked to. */
export function NumberedLines({ label, lines, field }: NumberedLinesProps) {
  return (
    <div class="numbered-lines" role="group" aria-label={label}>
      {lines.map((line) => ('omitted' in line ? <Omitted count={line.omitted} /> : <Line {...line} field={field} />))}
    </div>
  )
}

function Line({ number, text, notes, field }: Exclude<NumberedLine, { omitted: number }> & Pick<NumberedLinesProps, 'field'>) {
  const noted = notes.length > 0
  return (
    <div class={classNames('numbered-line', noted && 'numbered-line-noted')} id={noted ? lineId(number) : undefined} tabindex={noted ? -1 : undefined}>
      <span class="line-number" aria-hidden="true">{number}</span>
      <code>{text}</code>
      {noted && (
        <div class="line-note">
          {notes.map((note) => (
            <Note {...note} />
          ))}
          <p>
            <a href={`#${field.id}`} data-text-line={number}>{field.text}</a>
          </p>
        </div>
      )}
    </div>
  )
}

function Note({ title, text, about }: LineNote) {
  return (
    <>
      <p>
        <strong>{title}</strong> {text}
      </p>
      {about !== undefined && <p class="line-note-about">{about}</p>}
    </>
  )
}

function Omitted({ count }: { count: number }) {
  return <p class="lines-omitted">{words[useLanguage()].omitted(count)}</p>
}
