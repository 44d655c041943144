import { Temporal } from 'temporal-polyfill'
import { civilTimeZone } from '../../platform/clock/index.ts'
import type { PlainDate } from '../../platform/clock/index.ts'
import { danishAmount, danishDay } from './danish-text.ts'
import type { ActionCode, Block, LetterTemplate, Parameter } from './letter-template.ts'
import { drawFrom } from '../seeded-draw.ts'
import type { SeededDraw } from '../seeded-draw.ts'

/** The letterhead of who writes. */
export interface LetterSender {
  readonly name: string
  /** Street and postal lines, in order. */
  readonly addressLines: readonly string[]
  readonly telephone: string
  /** Host name without scheme, on an example domain. */
  readonly website: string
}

/** What makes one letter out of a template; the same occasion makes the same letter, byte for byte. */
export interface LetterOccasion {
  readonly sender: LetterSender
  readonly recipientName: string
  /** The letter's date; days in the text come after it. */
  readonly date: PlainDate
  /** Any text; different seeds give different amounts, days and case workers. */
  readonly seed: string
}

/** A letter ready to be set as PDF, HTML or text. */
export interface FilledLetter {
  readonly title: string
  readonly notification: string
  readonly body: readonly Block[]
  readonly occasion: LetterOccasion
  readonly caseNumber: string
  readonly signedBy: { readonly name: string; readonly title: string }
  /** Answer wanted until the end of this day. */
  readonly replyBy?: PlainDate
  readonly action?: { readonly code: ActionCode; readonly label: string; readonly url: string }
  readonly appointment?: Appointment
}

export interface Appointment {
  readonly start: Temporal.ZonedDateTime
  readonly lengthMinutes: number
  readonly place: string
}

interface Value {
  readonly text: string
  /** Of a day parameter. */
  readonly date?: Temporal.PlainDate
  /** Of a time parameter. */
  readonly time?: Temporal.PlainTime
}

type Values = ReadonlyMap<string, Value>

const firstNames = ['Mette', 'Jonas', 'Aisha', 'Karen', 'Peter', 'Signe', 'Omar', 'Birgit', 'Lasse', 'Inger', 'Niels', 'Camilla'] as const
const lastNames = ['Lund', 'Holm', 'Yilmaz', 'Bach', 'Krogh', 'Dahl', 'Winther', 'Skov', 'Munk', 'Toft', 'Friis', 'Brandt'] as const

/** Fills in a template. Throws on a parameter that the template names but does not define: a bug in the template. */
export function fillLetter(template: LetterTemplate, occasion: LetterOccasion): FilledLetter {
  const draw = drawFrom(`${template.code} ${occasion.seed}`)
  const date = Temporal.PlainDate.from(occasion.date)
  const caseNumber = `${date.year}-${String(draw.between(1, 999_999)).padStart(6, '0')}`
  const replyBy = template.replyWithinDays === undefined ? undefined : workingDayAfter(date, template.replyWithinDays)
  const values = new Map(Object.entries(template.parameters).map(([name, parameter]) => [name, valueOf(parameter, draw, date)]))
  values.set('modtager', { text: occasion.recipientName }).set('afsender', { text: occasion.sender.name }).set('sagsnummer', { text: caseNumber })
  if (replyBy !== undefined) values.set('svarfrist', { text: danishDay(replyBy) })
  return {
    title: filledIn(template.title, values),
    notification: filledIn(template.notification, values),
    body: template.body.map((block) => filledBlock(block, values)),
    occasion,
    caseNumber,
    signedBy: { name: `${draw.oneOf(firstNames)} ${draw.oneOf(lastNames)}`, title: template.signedBy },
    ...(replyBy && { replyBy: replyBy.toString() as PlainDate }), // branding: Temporal writes the form of a PlainDate
    ...(template.action && { action: actionOf(template.action, caseNumber) }),
    ...(template.appointment && { appointment: appointmentOf(template.appointment, values) }),
  }
}

function valueOf(parameter: Parameter, draw: SeededDraw, letterDate: Temporal.PlainDate): Value {
  switch (parameter.kind) {
    case 'amount': {
      const steps = Math.floor((parameter.to - parameter.from) / parameter.step)
      return { text: danishAmount(parameter.from + parameter.step * draw.between(0, steps)) }
    }
    case 'number':
      return { text: String(draw.between(parameter.from, parameter.to)) }
    case 'day': {
      const date = workingDayAfter(letterDate, draw.between(parameter.fromDays, parameter.toDays))
      return { text: danishDay(date), date }
    }
    case 'time': {
      const time = Temporal.PlainTime.from({ hour: draw.between(8, 15), minute: 15 * draw.between(0, 3) })
      return { text: time.toString({ smallestUnit: 'minute' }).replace(/^0/, '').replace(':', '.'), time }
    }
    case 'choice':
      return { text: draw.oneOf(parameter.texts) }
  }
}

/** That many days later, moved on to a Monday where it would be a weekend. */
function workingDayAfter(date: Temporal.PlainDate, days: number): Temporal.PlainDate {
  const later = date.add({ days })
  return later.dayOfWeek > 5 ? later.add({ days: 8 - later.dayOfWeek }) : later
}

function filledBlock(block: Block, values: Values): Block {
  if (typeof block === 'string') return filledIn(block, values)
  if ('heading' in block) return { heading: filledIn(block.heading, values) }
  if ('points' in block) return { points: block.points.map((point) => filledIn(point, values)) }
  return { facts: block.facts.map(([label, value]) => [filledIn(label, values), filledIn(value, values)] as const) }
}

function filledIn(text: string, values: Values): string {
  return text.replaceAll(/\{([^}]+)\}/g, (_, name: string) => requireValue(values, name).text)
}

function requireValue(values: Values, name: string): Value {
  const value = values.get(name)
  if (value === undefined) throw new Error(`A letter template names {${name}} without defining it`)
  return value
}

function actionOf(action: NonNullable<LetterTemplate['action']>, caseNumber: string): NonNullable<FilledLetter['action']> {
  return { code: action.code, label: action.label, url: `https://selvbetjening.example/${action.path}?sag=${caseNumber}` }
}

function appointmentOf(template: NonNullable<LetterTemplate['appointment']>, values: Values): Appointment {
  const { date } = requireValue(values, template.day)
  const { time } = requireValue(values, template.time)
  if (date === undefined || time === undefined) throw new Error(`An appointment needs a day and a time, not {${template.day}} and {${template.time}}`)
  const start = date.toZonedDateTime({ timeZone: civilTimeZone, plainTime: time })
  return { start, lengthMinutes: template.lengthMinutes, place: filledIn(template.place, values) }
}
