import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DemoPerson } from './demo-person.ts'
import { peopleOfKind } from './demo-person.ts'

const person = (name: string, more: Partial<DemoPerson> = {}): DemoPerson => ({
  identityId: name as DemoPerson['identityId'], // branding
  kind: 'citizen',
  name,
  partyName: name,
  tags: [],
  rights: [],
  ...more,
})

test('who is good for the same thing stands together, in the order of the demo nation; who is good for nothing stands last', () => {
  const people = [
    person('Ole', { kind: 'employee', tags: ['company-exempt'] }),
    person('Ida'),
    person('Mia', { tags: ['citizen-nemsms', 'citizen-exempt'] }),
    person('Bo', { tags: ['citizen-with-post'] }),
    person('Pia', { kind: 'employee' }),
    person('Ask', { kind: 'employee', tags: ['company-one-person'] }),
    person('Liv', { tags: ['citizen-exempt'] }),
  ]
  assert.deepEqual(peopleOfKind(people, 'citizen').map(({ name }) => name), ['Bo', 'Mia', 'Liv', 'Ida'])
  assert.deepEqual(peopleOfKind(people, 'employee').map(({ name }) => name), ['Ask', 'Ole', 'Pia'])
})
