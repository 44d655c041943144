import { texts } from '../platform/i18n/index.ts'

export const documentationTexts = texts({
  da: { portal: 'Dokumentation', navigation: { guide: 'Send og hent breve', containers: 'Mange breve', contacts: 'Kontaktregister', errors: 'Fejlkoder' } },
  en: { portal: 'Documentation', navigation: { guide: 'Send and fetch letters', containers: 'Many letters', contacts: 'Contact register', errors: 'Error codes' } },
})
