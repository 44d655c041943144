import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { tarOf } from '../../src/exchange/containers/containers.testing.ts'
import type { Receipt } from '../../src/exchange/wire.ts'
import { testMemo } from '../../src/exchange/test-memo.testing.ts'
import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import { packed } from '../../src/platform/archive/archive.testing.ts'
import { pause } from '../../src/platform/clock/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { get, int8 } from '../../src/platform/database/index.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import { insertTestPerson } from '../../src/parties/parties.testing.ts'
import { insertTestRegistration } from '../../src/register/register.testing.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'
import { everything, oneOfEach, settled } from '../correspondents.testing.ts'
import { runCommand, startServing, withFolder } from '../process.testing.ts'

const letterCount = 1_500
const lookEveryMs = 2

interface World {
  readonly database: Database
  readonly environment: Readonly<Record<string, string>>
  readonly authorization: string
  readonly archive: Buffer
}

/** A container of many letters to one citizen, with two files that are none. */
const withWorld = (work: (world: World) => Promise<void>): Promise<void> =>
  withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const { authorization, cvr, cpr } = await database.transaction(async (tx) => {
        const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
        const system = await insertTestSystem(tx, { organisationId })
        const { partyId, cprNumber } = await insertTestPerson(tx)
        await insertTestRegistration(tx, { partyId })
        return { authorization: system.authorization, cvr: cvrNumber, cpr: cprNumber }
      })
      const letters = Array.from({ length: letterCount }, () => testMemo({ senderCvr: cvr, recipientId: cpr }))
      const files = letters.map(({ messageUuid, xml }) => ({ name: `${messageUuid}.xml`, bytes: xml }))
      const archive = await packed(await tarOf([{ name: 'none.xml', bytes: 'none' }, ...files, { name: 'empty.xml', bytes: '' }]), 'gzip')
      await work({ database, environment: { BREVDUE_DATA: folder, DATABASE_URL: url, WORK_LEASE_MS: '1000', DELIVERY_TIMEOUT_MS: '1000' }, authorization, archive })
    }),
  )

const headersOf = ({ authorization }: World): Record<string, string> => ({ authorization, 'content-type': 'application/gzip' })

const send = (world: World, url: string): Promise<Receipt> => jsonOf<Receipt>(fetch(`${url}/apis/v1/memos/`, { method: 'POST', headers: headersOf(world), body: Buffer.from(world.archive) }))

const countHandled = get({}, { handled: int8, containers: int8 })`
  SELECT coalesce(sum(container_progress.handled), 0)::int8 AS handled, count(*) AS containers FROM container_progress`

async function assertAllThere({ database, environment, authorization }: World, url: string, transmissionId: string): Promise<void> {
  await settled(database)
  const { events: _events, contents: _contents, ...found } = await everything(database)
  const { events: _three, contents: _one, ...expected } = oneOfEach(letterCount)
  assert.deepEqual(found, expected)
  const { state, counts } = await jsonOf<{ state: string; counts: unknown }>(fetch(`${url}/apis/brevdue/v1/containers/${transmissionId}`, { headers: { authorization } }))
  assert.deepEqual({ state, counts }, { state: 'ENDED', counts: { entries: letterCount + 2, accepted: letterCount, rejected: 0, repeated: 0, refused: 2, waiting: 0 } })
  const { code, output } = await runCommand(['check', '--all'], environment)
  assert.equal(code, 0, output)
}

test('the worker is killed twice in the middle of a container: the next one goes on, nothing is lost or doubled', () =>
  withWorld(async (world) => {
    const { database, environment } = world
    const door = await startServing(environment, ['--parts', 'web,api'])
    const handled = async (): Promise<number> => (await database.read((on) => countHandled(on, {}))).handled
    const { transmissionId } = await send(world, door.url)
    const caughtAt: number[] = []
    for (let kills = 0; kills < 2; kills++) {
      const before = await handled()
      const doomed = await startServing(environment, ['--parts', 'worker'])
      while ((await handled()) === before) await pause(lookEveryMs)
      await doomed.kill()
      caughtAt.push(await handled())
    }
    const [first = 0, second = 0] = caughtAt
    assert.ok(first > 0 && first < second && second < letterCount, `in the middle: ${caughtAt.join(', ')}`)
    const healthy = await startServing(environment, ['--parts', 'worker'])
    while ((await handled()) < letterCount + 2) await pause(lookEveryMs)
    assert.equal((await send(world, door.url)).transmissionId, transmissionId)
    await assertAllThere(world, door.url, transmissionId)
    await Promise.all([healthy.stop(), door.stop()])
  }))

/** Sends a body until so much of it has left, and lets the connection be. */
function sendPart({ archive, ...world }: World, url: string, bytes: number): Promise<void> {
  return new Promise((resolve) => {
    const sending = request(`${url}/apis/v1/memos/`, { method: 'POST', headers: { ...headersOf({ archive, ...world }), 'content-length': archive.length } })
    sending.on('error', () => undefined)
    sending.write(archive.subarray(0, bytes), () => resolve())
  })
}

test('the process is killed in the middle of an upload: nothing of it is there, and the same again is taken in once', () =>
  withWorld(async (world) => {
    const { database, environment, archive } = world
    const doomed = await startServing(environment)
    await sendPart(world, doomed.url, Math.floor(archive.length / 2))
    await pause(200)
    await doomed.kill()
    const healthy = await startServing(environment)
    assert.equal((await database.read((on) => countHandled(on, {}))).containers, 0)
    const [one, other] = await Promise.all([send(world, healthy.url), send(world, healthy.url)])
    assert.deepEqual(one, other)
    while ((await database.read((on) => countHandled(on, {}))).handled < letterCount + 2) await pause(lookEveryMs)
    await assertAllThere(world, healthy.url, one.transmissionId)
    await healthy.stop()
  }))
