import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WrongUse } from '../command.ts'
import { readAs, readReason, readRightsOrder } from './rights-arguments.ts'

const employee = { as: '99990101', employee: 'RID-2' }

test('an order says who, which rights, and until when', () => {
  assert.deepEqual(readRightsOrder('grant', { ...employee, right: ['SYSTEM_MANAGER', 'MESSAGE_BASIC'], until: '2099-12-31' }), {
    verb: 'grant',
    employee: { cvrNumber: '99990101', rid: 'RID-2' },
    privileges: ['SYSTEM_MANAGER', 'MESSAGE_BASIC'],
    endsAt: Date.parse('2099-12-31T23:00:00Z'),
  })
  assert.deepEqual(readRightsOrder('groups add', { ...employee, employer: '99990102', group: 'Drift' }), {
    verb: 'groups add',
    group: 'Drift',
    employee: { cvrNumber: '99990102', rid: 'RID-2' },
  })
  assert.deepEqual(readRightsOrder('groups create', { group: 'Drift' }), { verb: 'groups create', group: 'Drift', privileges: [], endsAt: null })
})

test('what is missing or no such thing is said before anything is opened', () => {
  const wrong = [
    () => readRightsOrder('give', employee),
    () => readRightsOrder('grant', employee),
    () => readRightsOrder('grant', { ...employee, right: ['KING'] }),
    () => readRightsOrder('grant', { ...employee, right: ['SYSTEM_MANAGER'], until: 'tomorrow' }),
    () => readRightsOrder('grant', { as: '99990101', right: ['SYSTEM_MANAGER'] }),
    () => readRightsOrder('groups delete', {}),
    () => readAs({ as: '123' }),
    () => readReason({ reason: '  ' }),
  ]
  for (const read of wrong) assert.throws(read, WrongUse)
})
