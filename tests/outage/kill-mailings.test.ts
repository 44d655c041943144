import assert from 'node:assert/strict'
import { tarOf } from '../../src/exchange/containers/containers.testing.ts'
import type { ServingProcess } from '../process.testing.ts'
import type { OutageWorld } from './outage-world.testing.ts'
import { endOf, outage, until } from './outage.testing.ts'

/** The wire's mailing, as far as it is looked at. */
interface Mailing {
  readonly id: string
  readonly state: string
}

type Ask = (method: 'GET' | 'POST', address: string, body?: Uint8Array<ArrayBuffer>) => Promise<Response>

/** Calls the interface of mailings as the world's sender. */
const asking = (serving: ServingProcess, { authorization }: OutageWorld): Ask => (method, address, body) =>
  fetch(`${serving.url}/apis/brevdue/v1/mailings/${address}`, {
    method,
    headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/x-lzma' }) },
    ...(body === undefined ? {} : { body }),
  })

outage('a mailing whose examination is killed is examined again, and goes out once', async ({ database, world, start }) => {
  const archive = new Uint8Array(await tarOf(world.letters.map(({ messageUuid, xml }) => ({ name: `${messageUuid}.xml`, bytes: xml }))))
  const doomed = await start({ BREVDUE_FAULT_POINT: 'before-examined-commit:1:kill' })
  await asking(doomed, world)('POST', '?name=Varsel', archive).catch(() => undefined)
  assert.equal(await endOf(doomed), 'SIGKILL', 'the fault point was passed')
  const next = await start()
  world.at(() => next.url)
  const ask = asking(next, world)
  const created = await ask('POST', '?name=Varsel', archive)
  assert.equal(created.status, 201)
  const { id } = (await created.json()) as Mailing // the wire's mailing
  const stateOf = async (): Promise<string> => ((await (await ask('GET', id)).json()) as Mailing).state // the wire's mailing
  await until(async () => (await stateOf()) === 'READY')
  const started = await ask('POST', `${id}/start`)
  assert.ok(started.ok, await started.text())
  const moved = await fetch(`${next.url}/sandbox/api/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ advance: 'PT1H' }) })
  assert.equal(moved.status, 200)
  await until(async () => (await stateOf()) === 'FINISHED')
  const { rows } = await database.read((on) => on.client.query<{ taken: number }>('SELECT taken FROM container_progress'))
  assert.deepEqual(rows, [{ taken: world.letters.length }])
  return next
})
