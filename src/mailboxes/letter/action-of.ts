import type { MemoAction } from '../../memo/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { civilDate, parseInstant } from '../../platform/clock/index.ts'
import { formatDateTime, formatTime } from '../../platform/i18n/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { IconName, LetterAction } from '../../platform/ui/index.ts'
import { letterTexts } from './letter.texts.ts'

type ActionCode = keyof typeof letterTexts.da.kinds

const icons: Readonly<Record<ActionCode, IconName>> = {
  AFTALE: 'calendar-month',
  BETALING: 'payments',
  SELVBETJENING: 'assignment',
  UNDERSKRIV: 'edit',
  BEKRAEFT: 'check',
  FORBEREDELSE: 'checklist',
  TILMELDING: 'person-add',
  INFORMATION: 'info',
}

const isKnownCode = (code: string): code is ActionCode => Object.hasOwn(icons, code)

export interface ActionReading {
  readonly language: Language
  /** Business time. */
  readonly now: Instant
  /** The address of the appointment's calendar file. */
  readonly calendarHref: string
}

interface Period {
  readonly text: string | undefined
  readonly open: boolean
}

/** When something can be done, in words. What cannot be read as a time limits nothing. */
export function periodOf({ startDateTime = '', endDateTime = '' }: Pick<MemoAction, 'startDateTime' | 'endDateTime'>, { language, now }: Pick<ActionReading, 'language' | 'now'>): Period {
  const said = letterTexts[language].period
  const start = parseInstant(startDateTime)
  const end = parseInstant(endDateTime)
  if (end !== undefined && end <= now) return { text: said.over(formatDateTime(end, language)), open: false }
  if (start !== undefined && start > now) return { text: said.notYet(formatDateTime(start, language)), open: false }
  if (end === undefined) return { text: undefined, open: true }
  return { text: said.until(formatDateTime(end, language)), open: true }
}

function timeText(start: Instant, end: Instant, language: Language): string {
  const sameDay = civilDate(start) === civilDate(end)
  return letterTexts[language].period.between(formatDateTime(start, language), sameDay ? formatTime(end, language) : formatDateTime(end, language))
}

function appointmentLines({ reservation }: MemoAction, language: Language): string[] {
  if (reservation === undefined) return []
  const said = letterTexts[language]
  const start = parseInstant(reservation.startDateTime)
  const end = parseInstant(reservation.endDateTime)
  const time = start !== undefined && end !== undefined ? [timeText(start, end, language)] : []
  const organiser = reservation.organizerName === undefined ? [] : [said.organiser(reservation.organizerName)]
  return [...time, reservation.location, reservation.description, ...organiser].filter((line) => line.trim() !== '')
}

/** Intake lets only https pass; a letter from elsewhere gets no link to anything else either. */
const safeAddress = (url: string | undefined): string | undefined => (url?.startsWith('https://') === true ? url : undefined)

/** An action as its letter shows it: a way to where it is done while it can be done, an appointment with its calendar file. */
export function actionOf(action: MemoAction, { language, now, calendarHref }: ActionReading): LetterAction {
  const said = letterTexts[language]
  const code = isKnownCode(action.actionCode) ? action.actionCode : undefined
  const kind = code === undefined ? said.otherAction : said.kinds[code]
  const look = {
    title: action.label === '' ? kind : action.label,
    icon: code === undefined ? ('arrow-forward' as const) : icons[code],
    button: code === undefined ? said.otherButton : said.buttons[code],
  }
  if (action.reservation !== undefined) return { ...look, button: said.buttons.AFTALE, lines: [kind, ...appointmentLines(action, language)], href: calendarHref, download: true }
  const period = periodOf(action, { language, now })
  return { ...look, lines: [kind, ...(period.text === undefined ? [] : [period.text])], href: period.open ? safeAddress(action.entryPoint?.url) : undefined }
}
