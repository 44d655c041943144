import type { Language } from '../../platform/i18n/index.ts'
import { allProblems } from '../../platform/problems/index.ts'
import { isReceiptCode, receiptCodes } from '../receipt-codes.ts'
import type { MailingState } from './mailing.ts'
import { mailingTexts } from './mailings.texts.ts'

/** How a state is to be taken. */
export const stateTones: Readonly<Record<MailingState, 'info' | 'success' | 'warning' | 'error'>> = {
  examining: 'info',
  ready: 'info',
  running: 'info',
  paused: 'warning',
  stopped: 'error',
  finished: 'success',
}

/** What a code means: that of a receipt, or of what is refused at the door. */
export function tellCode(code: string, language: Language): string {
  const known = isReceiptCode(code) ? receiptCodes[code] : allProblems().get(code)
  return known === undefined ? mailingTexts[language].unknownFault : known[language].message
}

const minuteMs = 60_000
const hourMs = 3_600_000

/** About how long: to the minute, from an hour and a half on to the hour. */
export function tellDuration(durationMs: number, language: Language): string {
  const said = mailingTexts[language].duration
  if (durationMs < minuteMs) return said.seconds
  return durationMs < 1.5 * hourMs ? said.minutes(Math.round(durationMs / minuteMs)) : said.hours(Math.round(durationMs / hourMs))
}
