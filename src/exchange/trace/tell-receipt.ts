import type { Language } from '../../platform/i18n/index.ts'
import { formatDateTime, texts } from '../../platform/i18n/index.ts'
import type { StoredReceipt } from './read-trace.ts'
import { tellReason } from './reason-words.ts'

export const receiptTexts = texts({
  da: {
    technical: 'Svaret på afsendelsen.',
    given: (time: string) => `Afsendersystemet fik den ${time}.`,
    waits: 'Venter på, at afsendersystemet henter den.',
    failed: (count: number) => (count === 1 ? 'Et forsøg på at sende den mislykkedes.' : `${count} forsøg på at sende den mislykkedes.`),
    next: (time: string) => `Sendes ${time}.`,
    givenUp: (time: string) => `Brevdue holdt op med at sende den ${time}; den kan stadig hentes.`,
    expired: (time: string) => `Ingen hentede den inden ${time}; nu er den taget af listen.`,
  },
  en: {
    technical: 'The answer to the sending.',
    given: (time) => `The sender system got it on ${time}.`,
    waits: 'Waits for the sender system to fetch it.',
    failed: (count) => (count === 1 ? 'One attempt to send it failed.' : `${count} attempts to send it failed.`),
    next: (time) => `Is sent on ${time}.`,
    givenUp: (time) => `Brevdue stopped sending it on ${time}; it can still be fetched.`,
    expired: (time) => `Nobody fetched it before ${time}; it is off the list now.`,
  },
})

function tellWaiting({ nextAttemptAt, givenUpAt, expiredAt }: StoredReceipt, language: Language): string {
  const said = receiptTexts[language]
  if (expiredAt !== null) return said.expired(formatDateTime(expiredAt, language))
  if (givenUpAt !== null) return said.givenUp(formatDateTime(givenUpAt, language))
  return nextAttemptAt === null ? said.waits : said.next(formatDateTime(nextAttemptAt, language))
}

/** Where a business receipt is on its way to the sender's system. */
export function tellReceipt(row: StoredReceipt, language: Language): string {
  const said = receiptTexts[language]
  if (row.pulledAt !== null) return said.given(formatDateTime(row.pulledAt, language))
  const failed = row.failedAttempts === null || row.failedAttempts === 0 ? [] : [said.failed(row.failedAttempts)]
  const reason = row.lastReason === null ? undefined : tellReason(row.lastReason, language)
  return [...failed, ...(reason === undefined ? [] : [reason]), tellWaiting(row, language)].join(' ')
}
