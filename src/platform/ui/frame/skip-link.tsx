import { texts } from '../../i18n/index.ts'
import { useLanguage } from '../language-context.tsx'

const words = texts({ da: { toContent: 'Gå til sidens indhold' }, en: { toContent: 'Go to the content of the page' } })

/** The id of the element that holds the page's own content. */
export const mainContentId = 'main-content'

/** The first thing the keyboard reaches: past header and menu. */
export function SkipLink() {
  return <a class="skipnav" href={`#${mainContentId}`}>{words[useLanguage()].toContent}</a>
}
