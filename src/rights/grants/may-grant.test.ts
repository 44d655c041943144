import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant, plainDate } from '../../platform/clock/index.ts'
import { endAfter, lastDayBefore } from '../end-date.ts'
import { privilegeTypes } from '../privilege-types.ts'
import type { Giver, WantedGrant } from './may-grant.ts'
import { isUsableBy, mayGrant } from './may-grant.ts'

const administrator: Giver = { held: [{ privilege: 'ORGANISATION_USER_ADMINISTRATOR', endsAt: null }] }
const toOthers = { endsAt: null, isOwn: false } as const
const wanted = (privilege: WantedGrant['privilege'], more: Partial<WantedGrant> = {}): WantedGrant => ({ ...toOthers, privilege, ...more })

test('a rights administrator gives others every ordinary right of an authority, and none over other organisations', () => {
  const refused = privilegeTypes.filter((privilege) => mayGrant('authority', administrator, wanted(privilege)) !== 'allowed')
  assert.deepEqual(refused, ['PLATFORM_OPERATOR', 'SUPPORT'])
  assert.equal(mayGrant('authority', administrator, wanted('SUPPORT')), 'not-held')
})

test('companies do not get the rights of authorities, whoever gives them', () => {
  const refused = privilegeTypes.filter((privilege) => mayGrant('company', { held: 'everything' }, wanted(privilege)) === 'authorities-only')
  assert.deepEqual(refused, ['RECALL_ADMINISTRATOR', 'COURTS_OF_DENMARK', 'CONTACT_ADMINISTRATOR', 'CITIZEN_SERVICE_EMPLOYEE', 'DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE'])
  assert.equal(isUsableBy('authority', 'COURTS_OF_DENMARK'), true)
})

test('whoever holds a right over others gives it on, for no longer than it lasts', () => {
  const supporter: Giver = { held: [{ privilege: 'SUPPORT', endsAt: instant(1_000) }] }
  assert.equal(mayGrant('authority', supporter, wanted('SUPPORT', { endsAt: instant(1_000) })), 'allowed')
  assert.equal(mayGrant('authority', supporter, wanted('SUPPORT', { endsAt: instant(1_001) })), 'not-held')
  assert.equal(mayGrant('authority', supporter, wanted('SUPPORT')), 'not-held')
})

test('nobody gives himself what he lacks, or for longer than he has it', () => {
  const own = { isOwn: true } as const
  assert.equal(mayGrant('company', administrator, wanted('SYSTEM_MANAGER', own)), 'own')
  const manager: Giver = { held: [{ privilege: 'SYSTEM_MANAGER', endsAt: instant(1_000) }] }
  assert.equal(mayGrant('company', manager, wanted('SYSTEM_MANAGER', { ...own, endsAt: instant(900) })), 'allowed')
  assert.equal(mayGrant('company', manager, wanted('SYSTEM_MANAGER', { ...own, endsAt: instant(1_001) })), 'own')
  assert.equal(mayGrant('company', manager, wanted('SYSTEM_MANAGER', own)), 'own')
})

test('a right counts to the end of its last day in Denmark, also when the clocks change', () => {
  for (const [day, utc] of [['2026-07-01', '2026-07-01T22:00:00Z'], ['2026-12-31', '2026-12-31T23:00:00Z'], ['2026-10-25', '2026-10-25T23:00:00Z'], ['2026-03-29', '2026-03-29T22:00:00Z']] as const) {
    assert.equal(endAfter(plainDate(day)), Date.parse(utc), day)
    assert.equal(lastDayBefore(instant(Date.parse(utc))), day)
  }
})
