import { texts } from '../i18n/index.ts'

export const pdfTexts = texts({
  da: {
    pageOf: (page: number, pages: number) => `Side ${page} af ${pages}`,
    sandbox: 'SANDBOX: kun til prøve, uden retsvirkning',
    platform: 'Brevdue, offentlig digital post',
  },
  en: {
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    sandbox: 'SANDBOX: for trying out only, without legal effect',
    platform: 'Brevdue, public digital post',
  },
})
