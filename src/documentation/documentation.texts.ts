import { texts } from '../platform/i18n/index.ts'

export const documentationTexts = texts({
  da: { portal: 'Dokumentation', navigation: { guide: 'Send og hent breve', contacts: 'Kontaktregister', errors: 'Fejlkoder' } },
  en: { portal: 'Documentation', navigation: { guide: 'Send and fetch letters', contacts: 'Contact register', errors: 'Error codes' } },
})
