import { Temporal } from 'temporal-polyfill'
import type { Brand } from '../brand.ts'

/** A moment of business time: milliseconds since 1970-01-01T00:00Z on the deployment's (movable) calendar. */
export type Instant = Brand<number, 'Instant'>

/** A moment of machine time: milliseconds since 1970-01-01T00:00Z. Sessions, leases, time-outs and rate limits live on it. */
export type MachineTime = Brand<number, 'MachineTime'>

/** A calendar day without zone, `YYYY-MM-DD`. */
export type PlainDate = Brand<string, 'PlainDate'>

/** Denmark's civil time decides value dates, ages and deadlines (Digital Post: 00:00 Europe/Copenhagen). */
export const civilTimeZone = 'Europe/Copenhagen'

export const instant = (epochMs: number): Instant => epochMs as Instant // branding
export const plainDate = (text: string): PlainDate => text as PlainDate // branding

/** The wire's form: UTC with milliseconds, `2023-08-25T00:49:34.437Z`. */
export const instantText = (moment: Instant | MachineTime): string => new Date(moment).toISOString()

/** For libraries that take nothing but JavaScript's own `Date`. */
export const dateObject = (moment: Instant | MachineTime): Date => new Date(moment)

const firstEpochMs = Date.parse('0001-01-01T00:00:00Z')
const lastEpochMs = Date.parse('9999-12-31T23:59:59.999Z')

/** Reads an ISO 8601 date-time with zone, of the years 1 to 9999 (others have no form that the database reads); undefined when it is none. */
export function parseInstant(text: string): Instant | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined
  const epochMs = Date.parse(text)
  return epochMs >= firstEpochMs && epochMs <= lastEpochMs ? instant(epochMs) : undefined
}

/** The calendar day in Denmark at a moment. */
export const civilDate = (moment: Instant): PlainDate =>
  plainDate(Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(civilTimeZone).toPlainDate().toString())

/** 00:00 in Denmark of a calendar day: the moment from which a value date counts, also across clock changes. */
export const startOfCivilDate = (day: PlainDate): Instant =>
  instant(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: civilTimeZone }).epochMilliseconds)

/** Whole years between a birth date and a later day, as Danish law counts age: up on the birthday itself, for one born on 29 February on 1 March. */
export const yearsBetween = (birth: PlainDate, day: PlainDate): number =>
  Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0)

/** A moment moved by an ISO 8601 duration such as `P7D` or `PT15M`; months and years are counted in Danish civil time. Throws RangeError on a malformed duration. */
export const addDuration = (moment: Instant, duration: string): Instant =>
  instant(Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(civilTimeZone).add(Temporal.Duration.from(duration)).epochMilliseconds)
