import { languageNames, languages, texts } from '../../i18n/index.ts'
import type { Language } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'
import { inLanguage } from '../navigation/standing.ts'

const words = texts({ da: { choose: 'Vælg sprog' }, en: { choose: 'Choose language' } })

/** The languages with the present one first, as the design system wants it. */
const presentFirst = (present: Language): Language[] => [present, ...languages.filter((language) => language !== present)]

/** All languages, at the foot of the page. `path` is the page's own address. */
export function LanguageSwitcher({ path }: { path: string }) {
  const present = useLanguage()
  return (
    <div class="language-switcher d-print-none">
      <div class="container">
        <ul aria-label={words[present].choose}>
          <LanguageItems path={path} />
        </ul>
      </div>
    </div>
  )
}

/** All languages, inside the drawer of narrow screens. */
export function MobileLanguageSwitcher({ path }: { path: string }) {
  return (
    <div class="language-switcher-mobile">
      <h3>{words[useLanguage()].choose}</h3>
      <ul>
        <LanguageItems path={path} />
      </ul>
    </div>
  )
}

/** A link to each other language, for the top of the page. */
export function LanguageLinks({ path }: { path: string }) {
  const present = useLanguage()
  return (
    <ul class="language-links unstyled-list d-print-none" aria-label={words[present].choose}>
      {languages.filter((language) => language !== present).map((language) => (
        <li>
          <a class="function-link" href={inLanguage(path, language)} lang={language} hreflang={language} data-language-link>
            <Icon name="language" />
            {languageNames[language]}
          </a>
        </li>
      ))}
    </ul>
  )
}

function LanguageItems({ path }: { path: string }) {
  const present = useLanguage()
  return (
    <>
      {presentFirst(present).map((language) => (
        <li>
          <a
            href={inLanguage(path, language)}
            lang={language}
            hreflang={language}
            aria-current={language === present ? 'true' : undefined}
            data-language-link
          >
            {language === present && <Icon name="check" />}
            {languageNames[language]}
          </a>
        </li>
      ))}
    </>
  )
}
