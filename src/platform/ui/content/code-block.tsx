import { texts } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'

const words = texts({
  da: { copy: 'Kopiér', copied: 'Kopieret' },
  en: { copy: 'Copy', copied: 'Copied' },
})

interface CodeBlockProps {
  /** Unique on the page. */
  id: string
  /** What the code is: "Send the first letter". */
  label: string
  children: string
}

/** Text to be copied and run elsewhere. A script adds the button that copies it. */
export function CodeBlock({ id, label, children }: CodeBlockProps) {
  const said = words[useLanguage()]
  return (
    <figure class="code-block">
      <figcaption>{label}</figcaption>
      <div class="code-block-actions">
        <span class="code-block-status" role="status" />
        <button type="button" class="button button-tertiary" data-copy={id} data-copied={said.copied} hidden>
          <Icon name="copy" />
          {said.copy}
          <span class="sr-only"> {label}</span>
        </button>
      </div>
      <pre tabindex={0} role="region" aria-label={label}>
        <code id={id}>{children}</code>
      </pre>
    </figure>
  )
}
