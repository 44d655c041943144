import { test } from 'node:test'
import { allStatements } from '../../src/platform/database/index.ts'
import { assertNone } from './faults.ts'
import { loadModules } from './load-modules.ts'

/** What a contact on the wire is made from (src/register/contact.ts). */
const shown = 'mailbox_subscriptions|nem_sms_subscriptions|parties|party_numbers|persons|companies|addresses'

/** Statements that write it, and how the contact learns of it: its version, its time and its place among the changes must move in the same transaction. */
const writers: Readonly<Record<string, string>> = {
  'INSERT INTO parties': 'a new party has no contact yet',
  'INSERT INTO party_numbers': 'a new party has no contact yet',
  'INSERT INTO persons': 'a new party has no contact yet',
  'INSERT INTO companies': 'a new party has no contact yet',
  'INSERT INTO addresses': 'a new party has no contact yet',
  'INSERT INTO mailbox_subscriptions': 'addRegistrations',
  'INSERT INTO nem_sms_subscriptions': 'addRegistrations',
  'UPDATE companies': 'endQuietPeriod enrols the company when its first login changes anything',
}

test('every statement that changes what a contact shows has its contact changed too', async () => {
  await loadModules('**/*.queries')
  const found = allStatements().flatMap(({ text }) => [...text.matchAll(new RegExp(`\\b(INSERT INTO|UPDATE|DELETE FROM) (${shown})\\b`, 'g'))].map(([write]) => write))
  assertNone(found.filter((write, index) => writers[write] === undefined || found.indexOf(write) < index), 'Call updateChangedContacts in its transaction, and say so in this test:')
  assertNone(Object.keys(writers).filter((write) => !found.includes(write)), 'Remove it from this test, nothing writes so any more:')
})
