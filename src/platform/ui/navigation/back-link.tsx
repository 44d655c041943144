import { texts } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'

const words = texts({ da: { back: 'Tilbage' }, en: { back: 'Back' } })

/** The way back to the page above. */
export function BackLink({ href, text }: { href: string; text?: string }) {
  return (
    <div>
      <a href={href} class="back-link">
        <Icon name="chevron-left" />
        {text ?? words[useLanguage()].back}
      </a>
    </div>
  )
}
