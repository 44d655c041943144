import type { Language } from '../../platform/i18n/index.ts'
import { texts } from '../../platform/i18n/index.ts'
import type { AttemptReason } from '../delivery/attempt-reason.ts'
import { attemptReasonTexts, tellAttemptReason } from '../delivery/attempt-reason.ts'

const httpReason = /^http (\d{3})$/

const isCode = (text: string): text is Exclude<AttemptReason['code'], 'http'> => text !== 'http' && Object.hasOwn(attemptReasonTexts.da, text)

/** A reason as a row or an event keeps it: `timeout`, `http 503`; undefined where it says something else. */
function readReason(stored: string): AttemptReason | undefined {
  const status = httpReason.exec(stored)?.[1]
  if (status !== undefined) return { code: 'http', status: Number(status) }
  return isCode(stored) ? { code: stored } : undefined
}

const otherReasons = texts({
  da: { refused: 'Systemet afviste brevet.' },
  en: { refused: 'The system refused the letter.' },
})

/** Why an attempt failed, or the letter went no further, as a sentence; undefined for a word that is not known. */
export function tellReason(stored: string, language: Language): string | undefined {
  if (stored === 'refused') return otherReasons[language].refused
  const reason = readReason(stored)
  return reason && tellAttemptReason(reason, language)
}
