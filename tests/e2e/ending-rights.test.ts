import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../src/events/events.testing.ts'
import { addGrant } from '../../src/login/login.testing.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import { makeScene } from '../../src/rights/requests/requests.testing.ts'
import { startServing, withFolder } from '../process.testing.ts'

interface Shown {
  readonly to: string
  readonly state: string
  readonly links: readonly string[]
}

test('moving the sandbox’s clock towards the end of a right sends the warning to its holder and to the administrators, once', async () => {
  await withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const serving = await startServing({ BREVDUE_DATA: folder, DATABASE_URL: url })
      const { organisation, supplier } = await makeScene(database)
      await addGrant(database, supplier, 'SYSTEM_MANAGER', organisation.partyId)
      await ask(database, "UPDATE privilege_grants SET ends_at = now() + interval '60 days' WHERE identity_id = $1", [supplier.identityId])
      const call = <Answer>(path: string, body?: unknown): Promise<Answer> =>
        jsonOf<Answer>(fetch(`${serving.url}/sandbox/api/${path}`, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }))
      await call('clock', { advance: 'P28D' })
      assert.deepEqual(await call<Shown[]>('outbox'), [])
      for (const advance of ['P3D', 'P10D']) {
        await call('clock', { advance })
        const told = await call<Shown[]>('outbox')
        assert.deepEqual(told.map(({ to, state }) => `${to} ${state}`).toSorted(), ['anna@brevdue.example sent', 'bo@brevdue.example sent', 'ida@brevdue.example sent'])
        for (const { to, links } of told) assert.ok(links.includes(`${serving.url}/rettigheder/${to.startsWith('ida') ? 'requests' : 'employees'}`), links.join())
      }
      await serving.stop()
    }),
  )
})
