import { texts } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'
import type { NavigationItem } from './standing.ts'

const words = texts({ da: { path: 'Brødkrumme' }, en: { path: 'Breadcrumb' } })

/** The pages above this one, from the portal's first page down, and this page's own name. */
export function Breadcrumbs({ above, here }: { above: readonly NavigationItem[]; here: string }) {
  return (
    <nav class="breadcrumbs" aria-label={words[useLanguage()].path}>
      <ol class="breadcrumbs__list">
        {above.map(({ text, href }, index) => (
          <li class="breadcrumbs__list-item">
            {index > 0 && <Icon name="chevron-right" />}
            <a class="breadcrumbs__link" href={href}>{text}</a>
          </li>
        ))}
        <li class="breadcrumbs__list-item" aria-current="page">
          <Icon name="chevron-right" />
          {here}
        </li>
      </ol>
    </nav>
  )
}
