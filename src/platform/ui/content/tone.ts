import { texts } from '../../i18n/index.ts'

/** What a message means to its reader. */
export type Tone = 'info' | 'success' | 'warning' | 'error'

/** Said by screen readers in place of the colour and the icon. */
export const toneNames = texts({
  da: { info: 'Information', success: 'Succes', warning: 'Advarsel', error: 'Fejl' },
  en: { info: 'Information', success: 'Success', warning: 'Warning', error: 'Error' },
})
