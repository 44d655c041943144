import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldWords, valueWords } from './act-words.ts'

test('rights, states and ways are told in words, several of a list each', () => {
  for (const list of ['STATISTICS_ADMINISTRATOR, SYSTEM_MANAGER', 'STATISTICS_ADMINISTRATOR SYSTEM_MANAGER']) assert.equal(valueWords('privileges', list, 'da'), 'Statistikadministrator, Systemadministrator')
  assert.equal(valueWords('state', 'UNDELIVERABLE', 'da'), 'Kan ikke afleveres')
  assert.match(fieldWords('lastDay.SYSTEM_MANAGER', 'da'), /, Systemadministrator$/)
  assert.deepEqual([valueWords('source', 'APPOINTED', 'da'), valueWords('way', 'left', 'en')], ['Udpeget', 'Stopped acting for the organisation'])
  assert.equal(valueWords('note', null, 'da'), '–')
})

test('what somebody typed is told as typed, also where it is the name of a right or of something every object has', () => {
  for (const typed of ['SYSTEM_MANAGER', 'constructor', '__proto__', 'toString valueOf']) assert.equal(valueWords('name', typed, 'da'), typed)
  assert.equal(valueWords('state', 'constructor', 'da'), 'constructor')
  assert.equal(valueWords('privilege', '__proto__', 'da'), '__proto__')
})
