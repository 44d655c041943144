import { texts } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'

const words = texts({ da: { help: 'Hjælp til' }, en: { help: 'Help for' } })

interface HelpTextProps {
  /** Unique on the page. */
  id: string
  /** What is explained: a field's label. */
  about: string
  text: string
}

/** An explanation behind [?]: the design system's tip that a button opens and closes. Without scripts it unfolds in its place. */
export function HelpText({ id, about, text }: HelpTextProps) {
  const label = `${words[useLanguage()].help} ${about}`
  return (
    <>
      <span class="tooltip-wrapper" data-tooltip={text} data-tooltip-id={id} data-position="above" data-trigger="click">
        <button type="button" class="button button-unstyled tooltip-target" aria-label={label}>
          <Icon name="help" class="mr-0 mt-0" />
        </button>
      </span>
      <noscript>
        <details class="details">
          <summary class="details-summary">{label}</summary>
          <div class="details-text">{text}</div>
        </details>
      </noscript>
    </>
  )
}
