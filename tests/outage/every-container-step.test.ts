import assert from 'node:assert/strict'
import { tarOf } from '../../src/exchange/containers/containers.testing.ts'
import { pause } from '../../src/platform/clock/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { faultActions } from '../../src/platform/faults/index.ts'
import type { ServingProcess } from '../process.testing.ts'
import { containerPoints } from './container-points.testing.ts'
import { isWhole } from './extent.testing.ts'
import type { OutageWorld } from './outage-world.testing.ts'
import { endOf, outage, until } from './outage.testing.ts'

/** In the suite each point meets one fault, and each fault some point. */
const isTried = (point: number, fault: number): boolean => isWhole || point % faultActions.length === fault

/** All letters of a world in one container. */
interface Sending {
  readonly world: OutageWorld
  readonly archive: Buffer
}

const pack = async (world: OutageWorld): Promise<Sending> => ({ world, archive: await tarOf(world.letters.map(({ messageUuid, xml }) => ({ name: `${messageUuid}.xml`, bytes: xml }))) })

/** Undefined when the connection broke before an answer. */
async function sendContainer({ url }: ServingProcess, { world, archive }: Sending): Promise<number | undefined> {
  try {
    const answer = await fetch(`${url}/apis/v1/memos/`, { method: 'POST', headers: { authorization: world.authorization, 'content-type': 'application/x-lzma' }, body: new Uint8Array(archive) })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return undefined
  }
}

/** As a careful sender does: the same container again until it is received. Then waits until all of it is taken in, and that it came once. */
async function sendUntilTaken(database: Database, serving: ServingProcess, sending: Sending): Promise<void> {
  while ((await sendContainer(serving, sending)) !== 201) await pause(100)
  const standing = () => database.read(async (on) => (await on.client.query<{ ended: boolean; taken: number }>('SELECT ended_at IS NOT NULL AS ended, taken FROM container_progress')).rows)
  await until(async () => (await standing()).every(({ ended }) => ended))
  assert.deepEqual(await standing(), [{ ended: true, taken: sending.world.letters.length }])
}

containerPoints.forEach((point, pointNumber) =>
  faultActions.forEach((fault, faultNumber) => {
    if (!isTried(pointNumber, faultNumber)) return
    outage(`container: ${fault} ${point}: nothing lost, nothing doubled`, async ({ database, world, start }) => {
      const serving = await start({ BREVDUE_FAULT_POINT: `${point}:1:${fault}` })
      world.at(() => serving.url)
      const sending = await pack(world)
      await sendContainer(serving, sending)
      if (fault !== 'kill') {
        await until(() => serving.log().includes('fault point:'))
        assert.match(serving.log(), new RegExp(`fault point: ${fault}`), 'the fault was suffered')
        await sendUntilTaken(database, serving, sending)
        return serving
      }
      assert.equal(await endOf(serving), 'SIGKILL', 'the fault point was passed')
      const next = await start()
      world.at(() => next.url)
      await sendUntilTaken(database, next, sending)
      return next
    })
  }),
)
