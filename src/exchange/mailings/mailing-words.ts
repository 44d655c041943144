import type { Language } from '../../platform/i18n/index.ts'
import { tellEntryFault } from '../containers/status/entry-fault-texts.ts'
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

/** What is wrong with letters of a mailing, and what to do about it, as with those of any container. */
export function tellCode(code: string, language: Language): { readonly message: string; readonly remedy: string } {
  return tellEntryFault({ code, letterId: null }, language) ?? { message: mailingTexts[language].unknownFault, remedy: '–' }
}

const minuteMs = 60_000
const hourMs = 3_600_000

/** About how long: to the minute, from an hour and a half on to the hour. */
export function tellDuration(durationMs: number, language: Language): string {
  const said = mailingTexts[language].duration
  if (durationMs < minuteMs) return said.seconds
  return durationMs < 1.5 * hourMs ? said.minutes(Math.round(durationMs / minuteMs)) : said.hours(Math.round(durationMs / hourMs))
}
