import pg from 'pg'

const { builtins, getTypeParser } = pg.types

/** `2026-11-22 02:34:28.123+00` → epoch milliseconds; sessions run in UTC, so the offset is always +00. */
const parseTimestamp = (text: string): number => Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)

function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is beyond what a number holds exactly`)
  return value
}

const own = new Map<number, (text: string) => unknown>([
  [builtins.TIMESTAMPTZ, parseTimestamp],
  [builtins.DATE, (text) => text],
  [builtins.INT8, parseInt8],
])

const driverParser = getTypeParser as (oid: number, format: string) => (text: string) => unknown // the driver's overloads answer any

/** The driver's parsers with ours in place of its `Date` and of int8 as text. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format = 'text') => (format === 'text' ? own.get(oid) : undefined) ?? driverParser(oid, format)) as typeof getTypeParser, // the same overloads
}
