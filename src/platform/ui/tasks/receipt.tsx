import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { ButtonGroup, ButtonLink } from '../button.tsx'
import { Alert } from '../content/alert.tsx'
import type { HeadingLevel } from '../content/heading.tsx'
import { StructuredList } from '../content/structured-list.tsx'
import type { Fact } from '../content/structured-list.tsx'
import { useLanguage } from '../language-context.tsx'
import { PrintButton } from './print-button.tsx'

const words = texts({
  da: { receipt: 'Kvittering', download: 'Download' },
  en: { receipt: 'Receipt', download: 'Download' },
})

interface ReceiptProps {
  /** What has happened: "The system has been created". */
  title: string
  /** The heading's rank; 3 unless told, below a step's heading. */
  level?: HeadingLevel
  facts: readonly Fact[]
  /** The receipt as PDF. */
  downloadHref?: string | undefined
  /** Where one goes from here: "To the system". */
  onward?: { href: string; text: string } | undefined
  /** What follows now, in a sentence. */
  children?: ComponentChildren
}

/** The end of a task: that it is done, what was done, and the same to keep. */
export function Receipt({ title, level = 3, facts, downloadHref, onward, children }: ReceiptProps) {
  const said = words[useLanguage()]
  return (
    <>
      <Alert tone="success" title={title} level={level}>{children}</Alert>
      <StructuredList label={said.receipt} facts={facts} />
      <div class="d-print-none">
        <ButtonGroup>
          {onward && <ButtonLink href={onward.href}>{onward.text}</ButtonLink>}
          {downloadHref !== undefined && <ButtonLink href={downloadHref} weight="secondary" icon="download" download about="PDF">{said.download}</ButtonLink>}
          <PrintButton />
        </ButtonGroup>
      </div>
    </>
  )
}
