import { texts } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'

const words = texts({ da: { print: 'Udskriv' }, en: { print: 'Print' } })

/** Prints the page. Of no use without a script, which therefore shows it. */
export function PrintButton() {
  return (
    <button type="button" class="button button-tertiary" data-print hidden>
      <Icon name="print" />
      {words[useLanguage()].print}
    </button>
  )
}
