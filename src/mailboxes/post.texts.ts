import { texts } from '../platform/i18n/index.ts'

/** Words of all pages of post. */
export const postTexts = texts({
  da: {
    portal: 'Post',
    switchLabel: 'Postkasse',
    switchButton: 'Skift postkasse',
  },
  en: {
    portal: 'Post',
    switchLabel: 'Mailbox',
    switchButton: 'Switch mailbox',
  },
})
