import { texts } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'
import { toneNames } from '../content/tone.ts'

const words = texts({ da: { title: 'Der er fejl i formularen' }, en: { title: 'There are errors in the form' } })

export interface FieldFault {
  /** The id of the control to go to. */
  id: string
  text: string
}

/** All faults of a form above it, each a link to its field. Shows nothing when there are none. A script moves the focus here. */
export function ErrorSummary({ faults, title }: { faults: readonly FieldFault[]; title?: string }) {
  const language = useLanguage()
  if (faults.length === 0) return null
  return (
    <div class="alert alert-error" role="alert" tabindex={-1} data-module="error-summary" aria-labelledby="error-summary-title">
      <Icon name="error" class="alert-icon" label={toneNames[language].error} />
      <div class="alert-body">
        <h2 class="alert-heading" id="error-summary-title">{title ?? words[language].title}</h2>
        <ul class="alert-text nobullet-list">
          {faults.map(({ id, text }) => (
            <li>
              <a href={`#${id}`} class="function-link">{text}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
