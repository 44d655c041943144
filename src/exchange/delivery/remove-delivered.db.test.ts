import assert from 'node:assert/strict'
import { test } from 'node:test'
import { list, text, uuid } from '../../platform/database/index.ts'
import { withServer } from '../http.testing.ts'
import type { MessageUuid } from '../letter.ts'
import { insertAuthority, insertCompany } from './recipients.testing.ts'
import type { DeliveryWorld } from './world.testing.ts'
import { withDeliveryWorld } from './world.testing.ts'

const listStores = list({ messageUuid: uuid<MessageUuid>() }, { store: text() })`
  SELECT content.store FROM letter_keys JOIN content ON content.content_id = letter_keys.letter_id WHERE letter_keys.message_uuid = ${'messageUuid'}`

const storesOf = async ({ exchange }: DeliveryWorld, letters: readonly MessageUuid[]): Promise<string[]> =>
  (await exchange.database.read((on) => Promise.all(letters.map((messageUuid) => listStores(on, { messageUuid }))))).flat().map(({ store }) => store)

async function countBlobs({ exchange }: DeliveryWorld): Promise<number> {
  let count = 0
  for await (const _blob of exchange.contentStore.blobs.list('', '')) count++
  return count
}

test('a week after its hand-over a content is deleted, row or file; what waits, was refused, or lies in a mailbox stays', () =>
  withDeliveryWorld(
    async (world) => {
      const { exchange } = world
      const receiver = await world.openReceiver()
      const authority = await insertAuthority(exchange, { primary: {}, second: { url: receiver.url } })
      const company = await insertCompany(exchange, {})
      await withServer(exchange, async (server) => {
        const give = async (letter: MessageUuid, receiptStatus: string, authorization: string): Promise<number> =>
          (await server.call('POST', `memos/${letter}/receipt`, { authorization, body: { receiptStatus } })).status
        const small = await world.send({ ...authority.toSecond, content: Buffer.from('kort') })
        const large = await world.send({ ...authority.toSecond, content: Buffer.alloc(3_000, 'langt ') })
        const refused = await world.send(authority.toSecond)
        const waiting = await world.send(authority.toPrimary)
        const inMailbox = await world.send(company.to)
        await exchange.settle()
        assert.equal(await give(refused, 'INVALID', authority.second.authorization), 200)
        assert.equal(await give(inMailbox, 'INVALID', company.system.authorization), 200)
        assert.equal(await countBlobs(world), 1)
        const all = [small, large, refused, waiting, inMailbox]
        await exchange.advance('P6DT23H')
        assert.deepEqual(await storesOf(world, all), ['row', 'blob', 'row', 'row', 'row'])
        await exchange.advance('PT3H')
        assert.deepEqual(await storesOf(world, all), ['removed', 'removed', 'row', 'row', 'row'])
        assert.equal(await countBlobs(world), 0)
        assert.equal(await give(small, 'INVALID', authority.second.authorization), 409, 'too late to refuse')
        assert.equal(await give(large, 'COMPLETED', authority.second.authorization), 200, 'not too late to confirm')
        assert.deepEqual(await world.placesOf(small), ['handed over'])
        const body = (await server.call('POST', `memos/${small}/receipt`, { authorization: authority.second.authorization, body: { receiptStatus: 'INVALID' } })).text()
        assert.match(await body, /memo\.content\.removed/)
      })
    },
    { rowBytes: 3_000 },
  ))

test('a process that dies between row and file leaves no file behind', () =>
  withDeliveryWorld(
    async (world) => {
      const { exchange } = world
      const receiver = await world.openReceiver()
      const { to } = await insertCompany(exchange, { url: receiver.url })
      const letter = await world.send(to)
      await exchange.settle()
      // As a process leaves it that was killed right after its commit.
      await exchange.database.transaction((tx) =>
        tx.client.query(`UPDATE content SET store = 'removed', object = NULL, wrapped_key = '', removed_at = '2026-01-01'`),
      )
      assert.equal(await countBlobs(world), 1)
      await exchange.advance('P8D')
      assert.deepEqual([await storesOf(world, [letter]), await countBlobs(world)], [['removed'], 0])
    },
    { rowBytes: 10 },
  ))
