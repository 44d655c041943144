import assert from 'node:assert/strict'
import { Agent } from 'node:http'
import { test } from 'node:test'
import { ask } from '../../src/events/events.testing.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { settled } from '../correspondents.testing.ts'
import { largeLetter, peakMemory, sendLarge } from '../large-letters.testing.ts'
import { runCommand, startServing, withFolder } from '../process.testing.ts'
import { insertSmallWorld } from './world.testing.ts'

const letterBytes = 8_000_000
const atOnce = 20
/** Two thirds of what comes in at once. Measured: 60 to 70 MB however many come, most of it the heap that grows under load. */
const growthBytes = 107_000_000

test('twenty letters of 8 MB at once are taken in and delivered in less memory than they need', { skip: process.platform !== 'linux' && 'memory is read from /proc' }, async () => {
  await withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const { senderCvr, authorization, citizen } = await insertSmallWorld(database)
      const environment = { BREVDUE_DATA: folder, DATABASE_URL: url }
      const serving = await startServing(environment)
      const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
      const send = (): Promise<number> => sendLarge(agent, serving.url, authorization, largeLetter({ senderCvr, recipientId: citizen.cprNumber }, letterBytes))
      assert.equal(await send(), 201, 'one letter first: what the program needs at all is not counted')
      await settled(database)
      const before = peakMemory(serving.child.pid) ?? 0
      assert.deepEqual(new Set(await Promise.all(Array.from({ length: atOnce }, send))), new Set([201]))
      await settled(database)
      const growth = (peakMemory(serving.child.pid) ?? Infinity) - before
      agent.destroy()
      await serving.stop()
      assert.deepEqual(await ask(database, 'SELECT count(*)::int4 AS letters FROM mailbox_entries', []), [{ letters: atOnce + 1 }])
      assert.equal((await runCommand(['check', '--all'], environment)).code, 0)
      assert.ok(growth < growthBytes, `${Math.round(growth / 1e6)} MB more`)
    }),
  )
})
