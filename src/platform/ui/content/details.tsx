import type { ComponentChildren } from 'preact'

interface DetailsProps {
  summary: string
  /** With an id, a script keeps it open or closed while the reader goes from page to page. */
  id?: string
  open?: boolean
  children: ComponentChildren
}

/** An explanation that only some readers need. */
export function Details({ summary, id, open, children }: DetailsProps) {
  return (
    <details class="details" id={id} open={open} data-keep-open={id === undefined ? undefined : ''}>
      <summary class="details-summary">{summary}</summary>
      <div class="details-text">{children}</div>
    </details>
  )
}
