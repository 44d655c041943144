import { pause } from '../../src/platform/clock/index.ts'
import { send } from '../correspondents.testing.ts'
import { outage, sendAll } from './outage.testing.ts'

const breakConnections = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()'
const breakEveryMs = 150

outage('every connection to the database broken again and again under load', async ({ database, world, start }) => {
  const serving = await start()
  const sending = sendAll(serving, world)
  for (let round = 0; round < 8; round++) {
    await database.read((on) => on.client.query(breakConnections))
    await pause(breakEveryMs)
  }
  await sending
  return serving
})

outage('two workers at once, and each letter sent three times at the same moment by two ways in', async ({ world, start }) => {
  const [first, second] = await Promise.all([start(), start()])
  world.at(() => first.url)
  await Promise.all(world.letters.flatMap((letter) => [first, second, first].map((serving) => send(serving.url, world, letter).then((answer) => answer?.arrayBuffer()))))
  await second.stop()
  return first
})

outage('the clock jumps while letters are on their way', async ({ world, start }) => {
  const serving = await start()
  const sending = sendAll(serving, world)
  for (const advance of ['PT1S', 'PT20M', 'P1D', 'P40D', 'PT1S'])
    await fetch(`${serving.url}/sandbox/api/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ advance }) })
  await sending
  return serving
})
