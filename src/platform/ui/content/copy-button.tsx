import { texts } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'

const words = texts({
  da: { copy: 'Kopiér', copied: 'Kopieret' },
  en: { copy: 'Copy', copied: 'Copied' },
})

interface CopyButtonProps {
  /** The id of the element whose text is copied. */
  target: string
  /** What is copied, for screen readers. */
  label: string
}

/** Copies a text of the page. Of no use without a script, which therefore shows it, and says beside it when that is done. */
export function CopyButton({ target, label }: CopyButtonProps) {
  const said = words[useLanguage()]
  return (
    <>
      <span class="copy-status" role="status" />
      <button type="button" class="button button-tertiary" data-copy={target} data-copied={said.copied} hidden>
        <Icon name="copy" />
        {said.copy}
        <span class="sr-only"> {label}</span>
      </button>
    </>
  )
}

interface CopyValueProps {
  /** Unique on the page. */
  id: string
  label: string
  /** An id, a key, a link. */
  children: string
}

/** A value that is used elsewhere, with the button that copies it. */
export function CopyValue({ id, label, children }: CopyValueProps) {
  return (
    <span class="copy-value">
      <code id={id}>{children}</code>
      <CopyButton target={id} label={label} />
    </span>
  )
}
