import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WrongUse } from '../command.ts'
import { optionOf, readIdentityOrder } from './identities-arguments.ts'

test('the words of the command become a wish of the test portal', () => {
  const args = 'create authority --name Kommune --employee Ida --right MESSAGE_BASIC --right SYSTEM_MANAGER --type REGION --connected --json'.split(' ')
  assert.deepEqual(readIdentityOrder(args), {
    wish: { kind: 'authority', name: 'Kommune', employeeName: 'Ida', authorityType: 'REGION', connected: true, rights: ['MESSAGE_BASIC', 'SYSTEM_MANAGER'] },
    isJson: true,
  })
  assert.deepEqual(readIdentityOrder(['create', 'person', '--birth-date', '1980-02-01', '--exempt']), { wish: { kind: 'person', birthDate: '1980-02-01', exempt: true }, isJson: false })
  assert.deepEqual(readIdentityOrder(['create', 'employee', '--cvr', '99990101', '--until', '2030-01-31']).wish, { kind: 'employee', cvr: '99990101', endsOn: '2030-01-31' })
})

test('what is nobody’s kind or option is wrong use', () => {
  for (const args of [[], ['create'], ['create', 'dog'], ['delete', 'person'], ['create', 'person', 'company']]) assert.throws(() => readIdentityOrder(args), WrongUse)
  assert.throws(() => readIdentityOrder(['create', 'person', '--colour', 'red']), { code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' })
})

test('a fault is told at the option that it came from', () => {
  assert.deepEqual(['employeeName', 'rights.0', 'endsOn', 'connected'].map(optionOf), ['--employee', '--right', '--until', '--connected'])
})
