import type { Language } from '../i18n/index.ts'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** The page's language, so that a component can say "Next" or "Error" without being told the language by every page. */
export const LanguageContext = createContext<Language>('da')

/** The language of the page that is being rendered. */
export const useLanguage = (): Language => useContext(LanguageContext)
