import { Temporal } from 'temporal-polyfill'
import type { Appointment, FilledLetter } from './fill-letter.ts'

const longestLineBytes = 75

/** The appointment of a letter as iCalendar (RFC 5545), in UTC. */
export function appointmentCalendar(letter: FilledLetter, appointment: Appointment): string {
  const end = appointment.start.add({ minutes: appointment.lengthMinutes })
  const stamp = Temporal.PlainDate.from(letter.occasion.date).toZonedDateTime('UTC')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Brevdue//Sandbox//DA',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${letter.caseNumber}@sandbox.example`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(appointment.start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${escaped(letter.title)}`,
    `LOCATION:${escaped(`${appointment.place}, ${letter.occasion.sender.name}`)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function utc(moment: Temporal.ZonedDateTime): string {
  return moment.toInstant().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')
}

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
