import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainDate } from '../../platform/clock/index.ts'
import type { RecallRefusal, Standing } from './recallable.ts'
import { findRecallRefusal } from './recallable.ts'

const today = plainDate('2027-03-28')
const tomorrow = plainDate('2027-03-29')

const cases: readonly (readonly [string, Standing, RecallRefusal | undefined])[] = [
  ['not checked yet', { route: null, rule: null, doNotDeliverUntil: null }, 'not-checked'],
  ['held until tomorrow', { route: 'wait', rule: 'value-date.held', doNotDeliverUntil: tomorrow }, undefined],
  ['held until today: the worker has not come to it yet', { route: 'wait', rule: 'value-date.held', doNotDeliverUntil: today }, 'too-late'],
  ['came on its value date', { route: 'mailbox', rule: 'person.mailbox', doNotDeliverUntil: today }, 'too-late'],
  ['refused on its value date', { route: 'rejected', rule: 'person.dead', doNotDeliverUntil: today }, 'rejected'],
  ['refused by its check', { route: 'rejected', rule: 'value-date.far', doNotDeliverUntil: tomorrow }, 'rejected'],
  ['delivered at once', { route: 'system', rule: 'company.system', doNotDeliverUntil: null }, 'no-value-date'],
  ['recalled', { route: 'recalled', rule: 'recall.before-value-date', doNotDeliverUntil: tomorrow }, 'already-recalled'],
  ['NemSMS held until tomorrow', { route: 'wait', rule: 'value-date.held', doNotDeliverUntil: tomorrow }, undefined],
  ['NemSMS that waits for a subscription', { route: 'wait', rule: 'nemsms.waiting', doNotDeliverUntil: null }, 'nemsms-waits'],
  ['NemSMS that waits for one since its value date', { route: 'wait', rule: 'nemsms.waiting', doNotDeliverUntil: today }, 'nemsms-waits'],
  ['NemSMS that nobody subscribed to', { route: 'rejected', rule: 'nemsms.not-subscribed', doNotDeliverUntil: today }, 'rejected'],
]

test('a letter can be recalled while it is held and its value date is still to come; every other has its own reason', () => {
  for (const [name, standing, expected] of cases) assert.equal(findRecallRefusal(standing, today), expected, name)
})
