import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../platform/clock/index.ts'
import { calendarOf } from './calendar.ts'

const reservation = {
  description: 'Medbring:\npas, foto; betaling',
  reservationUuid: '0f8fad5b-d9cb-469f-a165-70867728950e',
  abstract: 'Pas\r\nEND:VCALENDAR',
  location: 'Rådhuset, lokale 3',
  startDateTime: '2026-12-01T10:00:00+01:00',
  endDateTime: '2026-12-01T10:15:00+01:00',
}

test('an appointment is a calendar of one event, in UTC, and text stays text', () => {
  const calendar = calendarOf(reservation, instant(Date.UTC(2026, 10, 22)))
  assert.deepEqual(calendar?.split('\r\n').slice(5, 12), [
    'UID:0f8fad5b-d9cb-469f-a165-70867728950e',
    'DTSTAMP:20261122T000000Z',
    'DTSTART:20261201T090000Z',
    'DTEND:20261201T091500Z',
    'SUMMARY:Pas\\nEND:VCALENDAR',
    'DESCRIPTION:Medbring:\\npas\\, foto\\; betaling',
    'LOCATION:Rådhuset\\, lokale 3',
  ])
})

test('no line is longer than 75 bytes', () => {
  const calendar = calendarOf({ ...reservation, description: 'ø'.repeat(500) }, instant(0)) ?? ''
  const lines = calendar.split('\r\n')
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75))
  assert.ok(calendar.replaceAll('\r\n ', '').includes('ø'.repeat(500)))
})

test('without times there is no event', () => {
  assert.equal(calendarOf({ ...reservation, startDateTime: 'i morgen' }, instant(0)), undefined)
})
