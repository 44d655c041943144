import assert from 'node:assert/strict'
import type { Behaviour } from '../../src/exchange/delivery/push/receiver.testing.ts'
import { isWhole } from './extent.testing.ts'
import { displaced } from './nothing-lost.testing.ts'
import { outage, sendAll, until } from './outage.testing.ts'

/** How a receiver may fail; an answer that redirects is not followed, so it is a failure too. */
const behaviours: Readonly<Record<string, Behaviour>> = { hang: 'hang', drop: 'drop', refuse: 400, error500: 500, redirect: 302 }

for (const [name, behaviour] of Object.entries(behaviours))
  if (isWhole || name === 'hang' || name === 'drop')
    outage(`a receiver that answers with ${name}: its letters wait, all others arrive, and it gets them when it works again`, async ({ database, world, start }) => {
      world.pushed.behave(behaviour)
      const serving = await start()
      await sendAll(serving, world)
      await until(() => world.pushed.calls.length > 0)
      const away = async (): Promise<Set<string | undefined>> => new Set((await displaced(database, world)).map(({ way }) => way))
      await until(async () => (await away()).size === 2)
      assert.deepEqual(await away(), new Set(['held', 'push']), 'only what must wait')
      world.pushed.behave(200)
      return serving
    })

outage('a sender that hangs up on its receipts: its letters arrive all the same, and its receipts when it works again', async ({ database, world, start }) => {
  world.receipted.behave('drop')
  const serving = await start()
  await sendAll(serving, world)
  await until(async () => (await displaced(database, world)).every(({ way }) => way === 'held'))
  await until(() => world.receipted.calls.length > 0)
  world.receipted.behave(200)
  return serving
})

outage('a receiver that lies: receipts for letters that it never got change nothing', async ({ world, start }) => {
  const serving = await start()
  await sendAll(serving, world)
  const liar = world.integrators.pull
  for (const [messageUuid, way] of world.waysOf)
    if (way !== 'pull') assert.deepEqual([await liar.say(messageUuid, 'INVALID'), await liar.say(messageUuid, 'COMPLETED')], [404, 404], `${way}: a letter of somebody else is not known to it`)
  return serving
})
