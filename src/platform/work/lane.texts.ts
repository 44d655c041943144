import { texts } from '../i18n/index.ts'

/** What a lane is called where people see it. */
export const laneTexts = texts({
  da: { lane: 'Bane', lanes: { single: 'Enkelte breve', bulk: 'Mange på én gang', mailing: 'Udsendelser' } },
  en: { lane: 'Lane', lanes: { single: 'Single letters', bulk: 'Many at once', mailing: 'Mailings' } },
})
