import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../platform/clock/index.ts'
import { actionOf } from './action-of.ts'

const reading = { language: 'da', now: instant(Date.UTC(2026, 10, 22, 12)), calendarHref: '/kalender' } as const
const payment = { label: 'Betal regningen', actionCode: 'BETALING', entryPoint: { url: 'https://betal.example/1' } }

test('an action leads to its place while its period lasts', () => {
  const open = actionOf({ ...payment, startDateTime: '2026-11-01T00:00:00Z', endDateTime: '2026-12-01T00:00:00Z' }, reading)
  assert.equal(open.href, 'https://betal.example/1')
  assert.deepEqual(open.lines, ['Betaling', 'Senest 1. december 2026 kl. 01.00'])
  assert.equal(actionOf(payment, reading).href, 'https://betal.example/1')
})

test('before and after its period it leads nowhere and says why', () => {
  const early = actionOf({ ...payment, startDateTime: '2026-11-22T12:00:01Z' }, reading)
  const late = actionOf({ ...payment, endDateTime: '2026-11-22T12:00:00Z' }, reading)
  assert.deepEqual([early.href, late.href], [undefined, undefined])
  assert.match(early.lines.join(), /Kan først bruges fra 22\. november/)
  assert.match(late.lines.join(), /Kunne bruges til 22\. november/)
})

test('only https leads out of a letter', () => {
  for (const url of ['http://betal.example', 'javascript:alert(1)', '//evil.example', 'HTTPS.evil']) assert.equal(actionOf({ ...payment, entryPoint: { url } }, reading).href, undefined, url)
})

test('an appointment has its time, its place and a calendar file', () => {
  const reservation = { description: '', reservationUuid: 'u', abstract: 'Pas', location: 'Rådhuset', startDateTime: '2026-12-01T09:00:00Z', endDateTime: '2026-12-01T09:15:00Z' }
  const appointment = actionOf({ label: 'Aftale om pas', actionCode: 'AFTALE', reservation }, reading)
  assert.deepEqual(appointment.lines, ['Aftale', 'Fra 1. december 2026 kl. 10.00 til 10.15', 'Rådhuset'])
  assert.equal(appointment.href, '/kalender')
  assert.equal(appointment.download, true)
})

test('a code that nobody knows is still an action', () => {
  assert.equal(actionOf({ ...payment, actionCode: 'toString' }, reading).lines[0], 'Handling')
})
