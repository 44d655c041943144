const day = /^-?(\d{4,18})-(\d\d)-(\d\d)$/
const zone = /(?:Z|[+-](\d\d):(\d\d))$/
const clock = /^(?:([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)Z$/
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isLeap(year: string): boolean {
  // The calendar repeats every 400 years, and 400 divides 10 000.
  const cycle = Number(year.slice(-4)) % 400
  return cycle === 0 || (cycle % 4 === 0 && cycle % 100 !== 0)
}

/** Any but 0, which the calendar does not have; longer ones without zeros in front. */
function isYear(year: string): boolean {
  return !/^0*$/.test(year) && (year.length === 4 || !year.startsWith('0'))
}

function isDay(text: string): boolean {
  const [, year = '', month = '', dayOfMonth = ''] = day.exec(text) ?? []
  if (!isYear(year)) return false
  const days = month === '02' && isLeap(year) ? 29 : (daysInMonth[Number(month) - 1] ?? 0)
  return Number(dayOfMonth) >= 1 && Number(dayOfMonth) <= days
}

/** At most 14:00 from UTC. */
function isZone(hours: string, minutes: string): boolean {
  return Number(minutes) <= 59 && Number(hours) * 60 + Number(minutes) <= 14 * 60
}

/** xs:date, with or without a zone. Blanks around it are refused, as by the official check. Source: XML Schema 1.0 part 2 §3.2.9. */
export function isDate(value: string): boolean {
  const found = zone.exec(value)
  if (found === null) return isDay(value)
  return isDay(value.slice(0, value.length - found[0].length)) && (found[1] === undefined || isZone(found[1], found[2] ?? ''))
}

/** xs:dateTime in UTC (`Z`). Source: XML Schema 1.0 part 2 §3.2.7, MeMo_dataTypes.xsd. */
export function isDateTime(value: string): boolean {
  const split = value.indexOf('T')
  return split > 0 && clock.test(value.slice(split + 1)) && isDay(value.slice(0, split))
}
