import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainDate } from '../../platform/clock/index.ts'
import { fillLetter } from './fill-letter.ts'
import type { FilledLetter } from './fill-letter.ts'
import { letterTemplates } from './letter-templates.ts'
import { letterText } from './letter-text.ts'

const longestNotification = 150
const sender = { name: 'Nordbæk Kommune', addressLines: ['Rådhustorvet 1', '9999 Nordbæk'], telephone: '70 00 00 01', website: 'nordbaek.example' }
const seeds = ['1', '2', '3', '4', '5']

function filled(code: string, seed = '1'): FilledLetter {
  const template = letterTemplates.find((each) => each.code === code)
  assert.ok(template, code)
  return fillLetter(template, { sender, recipientName: 'Åse Østergård', date: plainDate('2026-11-02'), seed })
}

for (const template of letterTemplates) {
  test(`${template.code}: every parameter is filled in and the notice is short enough`, () => {
    for (const seed of seeds) {
      const letter = filled(template.code, seed)
      assert.doesNotMatch(JSON.stringify([letter.title, letter.notification, letter.body]), /\{[a-zæøå]+\}/)
      assert.ok(letter.notification.length > 0 && letter.notification.length <= longestNotification, letter.notification)
      assert.ok(letter.title.length <= 100, letter.title)
    }
  })

  test(`${template.code}: uses each of its parameters`, () => {
    const appointment = template.appointment
    const places = [template.title, template.notification, JSON.stringify(template.body), `{${appointment?.day}}{${appointment?.time}}${appointment?.place}`]
    for (const name of Object.keys(template.parameters)) assert.ok(places.join('').includes(`{${name}}`), name)
  })
}

test('there are letters of every kind: for both recipients, in every form, from every authority', () => {
  const kinds = (pick: 'recipient' | 'form' | 'authority'): number => new Set(letterTemplates.map((template) => template[pick])).size
  assert.ok(letterTemplates.length >= 25)
  assert.deepEqual([kinds('recipient'), kinds('form'), kinds('authority')], [2, 3, 8])
  assert.equal(new Set(letterTemplates.map((template) => template.code)).size, letterTemplates.length)
  for (const flag of ['mandatory', 'legalNotification', 'replyWithinDays', 'action'] as const) {
    assert.ok(letterTemplates.some((template) => template[flag] !== undefined), flag)
  }
})

test('the same seed gives the same letter, another seed another one', () => {
  assert.deepEqual(letterText(filled('tax-statement')), letterText(filled('tax-statement')))
  assert.notEqual(letterText(filled('tax-statement')), letterText(filled('tax-statement', '2')))
})

test('days in a letter are working days after its date', () => {
  for (const seed of seeds) {
    const { appointment, replyBy } = filled('lay-judge', seed)
    assert.ok(appointment && appointment.start.dayOfWeek <= 5 && appointment.start.toPlainDate().toString() > '2026-11-02')
    assert.equal(replyBy, '2026-11-16')
  }
})

test('actions point to an example domain over https', () => {
  for (const template of letterTemplates) {
    const { action } = filled(template.code)
    if (action !== undefined) assert.match(action.url, /^https:\/\/selvbetjening\.example\/[a-z/]+\?sag=2026-\d{6}$/)
  }
})

test('amounts and days are written the Danish way', () => {
  const text = letterText(filled('housing-benefit'))
  assert.match(text, /\d\.\d{3} kr\./)
  assert.match(text, /\n2\. november 2026\n/)
})
