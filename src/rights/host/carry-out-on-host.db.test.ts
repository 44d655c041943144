import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { addColleague, addEmployee } from '../../login/login.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { codeOf } from '../grants/rights-at-work.testing.ts'
import { carryOutOnHost } from './carry-out-on-host.ts'
import type { HostOrder } from './host-order.ts'
import { listGroupsOnHost, listRightsOnHost } from './list-on-host.ts'

test('the operator sets rights right on the host, and the log says that the glass was broken, and why', () =>
  withTestDatabase(async (database) => {
    const administrator = await addEmployee(database, { name: 'Ada Prøve', cvr: '12345674', rid: 'RID-1', rights: ['ORGANISATION_USER_ADMINISTRATOR'] })
    await addColleague(database, administrator, { name: 'Bo Prøve', rid: 'RID-2' })
    await addEmployee(database, { name: 'Kaj Fremmed', organisation: 'Leverandør A/S', cvr: '87654321', rid: 'RID-9' })
    const order = (wanted: HostOrder): Promise<string> => codeOf(database.transaction((tx) => carryOutOnHost(tx, { cvrNumber: '12345674', reason: 'Ingen administrator' }, wanted)))
    const bo = { cvrNumber: '12345674', rid: 'RID-2' }
    const kaj = { cvrNumber: '87654321', rid: 'rid-9' }
    const right = { privileges: ['SYSTEM_MANAGER'], endsAt: null } as const
    assert.equal(await order({ verb: 'grant', employee: bo, ...right }), 'done')
    assert.equal(await order({ verb: 'groups create', group: 'Drift', privileges: ['MESSAGE_BASIC'], endsAt: null }), 'done')
    assert.equal(await order({ verb: 'groups give', group: 'drift', ...right }), 'done')
    assert.equal(await order({ verb: 'groups add', group: 'Drift', employee: kaj }), 'done')
    const lists = (): Promise<string[][]> => database.read(async (on) => [await listRightsOnHost(on, '12345674'), await listGroupsOnHost(on, '12345674')])
    assert.deepEqual(await lists(), [
      ['RID-1  Ada Prøve  ORGANISATION_USER_ADMINISTRATOR', 'RID-2  Bo Prøve  SYSTEM_MANAGER', 'RID-9  Kaj Fremmed (Leverandør A/S)  MESSAGE_BASIC, SYSTEM_MANAGER'],
      ['Drift  MESSAGE_BASIC, SYSTEM_MANAGER  Kaj Fremmed'],
    ])
    assert.equal(await order({ verb: 'groups take', group: 'Drift', privileges: ['MESSAGE_BASIC'] }), 'done')
    assert.equal(await order({ verb: 'groups remove', group: 'Drift', employee: kaj }), 'done')
    assert.equal(await order({ verb: 'groups delete', group: 'Drift' }), 'done')
    assert.equal(await order({ verb: 'revoke', employee: bo, privileges: ['SYSTEM_MANAGER'] }), 'done')
    assert.deepEqual(await lists(), [['RID-1  Ada Prøve  ORGANISATION_USER_ADMINISTRATOR', 'RID-2  Bo Prøve  no rights'], []])
    const told = await ask(database, "SELECT DISTINCT actor_kind, properties->>'breakGlass' AS glass, owner_id FROM events")
    assert.deepEqual(told, [{ actor_kind: 'platform', glass: 'true', owner_id: administrator.partyId }])
  }))

test('what is not there, and the last administrator, stay as they are', () =>
  withTestDatabase(async (database) => {
    await addEmployee(database, { cvr: '12345674', rid: 'RID-1', rights: ['ORGANISATION_USER_ADMINISTRATOR'] })
    const order = (wanted: HostOrder, cvrNumber = '12345674'): Promise<string> => codeOf(database.transaction((tx) => carryOutOnHost(tx, { cvrNumber, reason: 'Prøve' }, wanted)))
    const ada = { cvrNumber: '12345674', rid: 'RID-1' }
    const unknown: HostOrder = { verb: 'grant', employee: { ...ada, rid: 'RID-7' }, privileges: ['SYSTEM_MANAGER'], endsAt: null }
    assert.equal(await order(unknown), 'rights.employee.unknown')
    assert.equal(await order(unknown, '99999999'), 'not.found')
    assert.equal(await order({ verb: 'revoke', employee: ada, privileges: ['SYSTEM_MANAGER'] }), 'not.found')
    assert.equal(await order({ verb: 'revoke', employee: ada, privileges: ['ORGANISATION_USER_ADMINISTRATOR'] }), 'rights.last.administrator')
    assert.equal(await order({ verb: 'groups delete', group: 'Drift' }), 'not.found')
  }))
