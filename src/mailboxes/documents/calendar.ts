import type { MemoReservation } from '../../memo/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { instantText, parseInstant } from '../../platform/clock/index.ts'

const longestLineBytes = 75

/** `20261201T090000Z` */
const utcForm = (moment: Instant): string => instantText(moment).replace(/\.\d+Z$/, 'Z').replaceAll(/[-:]/g, '')

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r\n|\r|\n/g, '\\n').replaceAll(/\p{Control}/gu, '')

/** RFC 5545 §3.1: no line above 75 bytes; what follows goes on the next after a blank. */
function folded(line: string): string {
  const lines = ['']
  for (const sign of line) {
    const last = lines.at(-1) ?? ''
    if (Buffer.byteLength(last + sign) > longestLineBytes) lines.push(` ${sign}`)
    else lines[lines.length - 1] = last + sign
  }
  return lines.join('\r\n')
}

/** An appointment of a letter as iCalendar (RFC 5545), in UTC; undefined when its times cannot be read. `madeAt`: when the letter came. */
export function calendarOf(reservation: MemoReservation, madeAt: Instant): string | undefined {
  const start = parseInstant(reservation.startDateTime)
  const end = parseInstant(reservation.endDateTime)
  if (start === undefined || end === undefined) return undefined
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Brevdue//Post//DA',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(reservation.reservationUuid)}`,
    `DTSTAMP:${utcForm(madeAt)}`,
    `DTSTART:${utcForm(start)}`,
    `DTEND:${utcForm(end)}`,
    `SUMMARY:${escaped(reservation.abstract)}`,
    `DESCRIPTION:${escaped(reservation.description)}`,
    `LOCATION:${escaped(reservation.location)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
