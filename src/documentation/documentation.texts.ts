import { texts } from '../platform/i18n/index.ts'

export const documentationTexts = texts({
  da: { portal: 'Dokumentation', navigation: { guide: 'Send og hent breve', errors: 'Fejlkoder' } },
  en: { portal: 'Documentation', navigation: { guide: 'Send and fetch letters', errors: 'Error codes' } },
})
