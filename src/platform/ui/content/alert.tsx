import type { ComponentChildren } from 'preact'
import type { Tone } from './tone.ts'
import { toneNames } from './tone.ts'
import { Heading } from './heading.tsx'
import type { HeadingLevel } from './heading.tsx'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'

interface AlertProps {
  tone: Tone
  title?: string
  /** The heading's rank in the page's outline; 2 unless told. */
  level?: HeadingLevel
  id?: string
  /** Phrasing content becomes one paragraph; pass paragraphs and lists with `blocks`. */
  children?: ComponentChildren
  blocks?: boolean
}

/** A message about the page. Warnings and errors are announced by screen readers at once. */
export function Alert({ tone, title, level = 2, id, children, blocks = false }: AlertProps) {
  const role = tone === 'warning' || tone === 'error' ? 'alert' : undefined
  return (
    <div class={`alert alert-${tone}`} role={role} id={id}>
      <Icon name={tone} class="alert-icon" label={toneNames[useLanguage()][tone]} />
      <div class="alert-body">
        {title !== undefined && <Heading level={level} class="alert-heading">{title}</Heading>}
        {blocks || children === undefined ? children : <p class="alert-text">{children}</p>}
      </div>
    </div>
  )
}
