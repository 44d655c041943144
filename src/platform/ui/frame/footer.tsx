import { formatTelephone, telephoneLink, texts } from '../../i18n/index.ts'
import { useLanguage } from '../language-context.tsx'
import { LanguageSwitcher } from './language-switcher.tsx'

const words = texts({
  da: {
    support: 'Hjælp og support',
    telephone: 'Telefon',
    email: 'E-mail',
    hours: 'Åbningstid',
    about: 'Om Brevdue',
    accessibility: 'Tilgængelighedserklæring',
    privacy: 'Privatlivspolitik',
    cookies: 'Cookies',
  },
  en: {
    support: 'Help and support',
    telephone: 'Telephone',
    email: 'E-mail',
    hours: 'Opening hours',
    about: 'About Brevdue',
    accessibility: 'Accessibility statement',
    privacy: 'Privacy policy',
    cookies: 'Cookies',
  },
})

/** How to get help. `hours` is a sentence in the page's language. */
export interface Support {
  telephone: string
  email: string
  hours: string
}

/** The pages that every footer leads to. */
export const footerPaths = { accessibility: '/tilgaengelighed', privacy: '/privatliv', cookies: '/cookies' } as const

/** The foot of every page: help, the pages the law asks for, the languages. */
export function Footer({ support, path }: { support: Support; path: string }) {
  return (
    <footer>
      <div class="footer">
        <div class="container">
          <div class="row">
            <div class="col-12 col-sm-12 col-md-6 footer-col">
              <section>
                <div class="align-text-left">
                  <SupportSection support={support} />
                </div>
              </section>
            </div>
            <div class="col-12 col-sm-12 col-md-6 footer-col">
              <section>
                <div class="align-text-left">
                  <LawSection />
                </div>
              </section>
            </div>
          </div>
        </div>
      </div>
      <LanguageSwitcher path={path} />
    </footer>
  )
}

/** How to get help; a part of the footer. */
export function SupportSection({ support }: { support: Support }) {
  const said = words[useLanguage()]
  return (
    <>
      <h2 class="h4">{said.support}</h2>
      <ul class="unstyled-list footer-links">
        <li>
          {said.telephone}: <a href={telephoneLink(support.telephone)} class="function-link">{formatTelephone(support.telephone)}</a>
        </li>
        <li>
          {said.email}: <a href={`mailto:${support.email}`} class="function-link">{support.email}</a>
        </li>
        <li>{said.hours}: {support.hours}</li>
      </ul>
    </>
  )
}

/** The pages the law asks for; a part of the footer. */
export function LawSection() {
  const said = words[useLanguage()]
  return (
    <>
      <h2 class="h4">{said.about}</h2>
      <ul class="unstyled-list footer-links">
        {(['accessibility', 'privacy', 'cookies'] as const).map((name) => (
          <li>
            <a href={footerPaths[name]} class="function-link">{said[name]}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
