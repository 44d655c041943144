import { ButtonLink } from '../button.tsx'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-names.ts'
import { texts } from '../../i18n/index.ts'
import { useLanguage } from '../language-context.tsx'

const words = texts({ da: { newWindow: '(åbner i nyt vindue)' }, en: { newWindow: '(opens in a new window)' } })

/** Something that a letter asks its reader to do. */
export interface LetterAction {
  title: string
  icon: IconName
  /** Period, place, description: lines of text. */
  lines: readonly string[]
  /** Where it is done; absent when it cannot be done now. */
  href?: string | undefined
  /** The address is a file to save, not a page elsewhere. */
  download?: boolean
  button: string
}

/** What a letter asks for, one block each. */
export function LetterActions({ label, actions }: { label: string; actions: readonly LetterAction[] }) {
  return (
    <ul class="letter-actions unstyled-list no-max-width" aria-label={label}>
      {actions.map((action) => (
        <li>
          <Icon name={action.icon} />
          <div>
            <p class="letter-action-title">{action.title}</p>
            {action.lines.map((line) => (
              <p>{line}</p>
            ))}
          </div>
          <ActionLink {...action} />
        </li>
      ))}
    </ul>
  )
}

function ActionLink({ href, download = false, button, title }: LetterAction) {
  const said = words[useLanguage()]
  if (href === undefined) return null
  if (download) return <ButtonLink href={href} weight="secondary" icon="calendar-month" download about={title}>{button}</ButtonLink>
  return (
    <a class="button button-primary" href={href} target="_blank" rel="noopener noreferrer">
      {button}
      <span class="sr-only"> {title} {said.newWindow}</span>
      <Icon name="open-in-new" class="mr-0 ml-2" />
    </a>
  )
}
