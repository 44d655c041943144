import type { ComponentChildren } from 'preact'
import type { Language } from '../../i18n/index.ts'
import { assetUrl } from '../assets.ts'
import { Footer } from './footer.tsx'
import type { Support } from './footer.tsx'
import { Header } from './header.tsx'
import type { HeaderProps } from './header.tsx'
import { LanguageContext } from '../language-context.tsx'
import { mainContentId, SkipLink } from './skip-link.tsx'
import type { Theme } from './theme.ts'
import { themeStyles } from './theme.ts'

export interface PageProps extends HeaderProps {
  language: Language
  /** The page's own title; the product's name is added. */
  title: string
  theme: Theme
  support: Support
  children: ComponentChildren
}

/** A whole page. Scripts and styles are files only, so that a strict content security policy holds; scripts improve a page, none is needed. */
export function Page({ language, title, theme, support, children, ...header }: PageProps) {
  return (
    <LanguageContext.Provider value={language}>
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title} – Brevdue${header.sandbox ? ' SANDBOX' : ''}`}</title>
          <link rel="icon" href={assetUrl('pigeon.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={assetUrl(themeStyles[theme])} />
          <link rel="stylesheet" href={assetUrl('brevdue.css')} />
          <script defer src={assetUrl('dkfds.js')} />
          <script type="module" src={assetUrl('brevdue.js')} />
        </head>
        <body>
          <SkipLink />
          <Header {...header} />
          <main class="container page-container" id={mainContentId} tabindex={-1}>
            {children}
          </main>
          <Footer support={support} path={header.path} />
        </body>
      </html>
    </LanguageContext.Provider>
  )
}
