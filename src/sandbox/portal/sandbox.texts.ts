import { texts } from '../../platform/i18n/index.ts'

export const sandboxTexts = texts({
  da: {
    portal: 'Sandkasse',
    navigation: { overview: 'Overblik', letters: 'Breve', clock: 'Ur', systems: 'Systemer', receivers: 'Modtagere', outbox: 'Udgående post', workshop: 'MeMo-værksted', docs: 'Dokumentation' },
  },
  en: {
    portal: 'Sandbox',
    navigation: { overview: 'Overview', letters: 'Letters', clock: 'Clock', systems: 'Systems', receivers: 'Receivers', outbox: 'Outgoing post', workshop: 'MeMo workshop', docs: 'Documentation' },
  },
})
