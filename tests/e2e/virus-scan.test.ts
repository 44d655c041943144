import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newMessageUuid, testMemo } from '../../src/exchange/test-memo.testing.ts'
import { pause } from '../../src/platform/clock/index.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { freePort } from '../../src/platform/free-port.testing.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import { eicar, openRealClamd, whyNoClamd } from '../../src/platform/virus-scan/real-clamd.testing.ts'
import { settled } from '../correspondents.testing.ts'
import { startServing, withFolder } from '../process.testing.ts'
import { insertSmallWorld, pullReceipts } from './world.testing.ts'

interface ToldReceipt {
  readonly messageUUID: string
  readonly receiptStatus: string
  readonly errorCode?: string
}

test('a virus is refused with its code; while clamd is away letters wait, and go on when it is back', { skip: whyNoClamd() }, async () => {
  const clamd = await openRealClamd(await freePort())
  await clamd.start()
  try {
    await withFolder((folder) =>
      withTestDatabase(async (database, url) => {
        const world = await insertSmallWorld(database)
        const serving = await startServing({ BREVDUE_DATA: folder, DATABASE_URL: url, CLAMD_ADDRESS: clamd.path })
        const send = async (content: Uint8Array): Promise<string> => {
          const { messageUuid, xml } = testMemo({ messageUuid: newMessageUuid(), senderCvr: world.senderCvr, recipientId: world.citizen.cprNumber, content })
          const headers = { authorization: world.authorization, 'content-type': 'application/xml' }
          assert.equal((await fetch(`${serving.url}/apis/v1/memos/?memo-message-uuid=${messageUuid}`, { method: 'POST', headers, body: xml })).status, 201)
          return messageUuid
        }
        const receipts = async (): Promise<Map<string, string | undefined>> => {
          const pulled = (await pullReceipts(serving.url, world)) as readonly ToldReceipt[] // as the interface has them
          return new Map(pulled.map(({ messageUUID, receiptStatus, errorCode }) => [messageUUID, errorCode ?? receiptStatus]))
        }
        const away = async (): Promise<unknown> => (await jsonOf<{ away: unknown }>(fetch(`${serving.url}/health/ready`))).away

        const [clean, infected] = [await send(Buffer.from('Kære borger')), await send(eicar())]
        await settled(database)
        assert.deepEqual(await receipts(), new Map([[clean, 'COMPLETED'], [infected, 'file.virus.found']]))
        assert.deepEqual(await away(), [])

        await clamd.stop()
        const [waiting, infectedToo] = [await send(Buffer.from('Endnu et brev')), await send(eicar())]
        await pause(3_000)
        assert.deepEqual(await receipts(), new Map(), 'neither let through nor refused')
        assert.deepEqual(await away(), ['virus scan'])

        await clamd.start()
        await settled(database)
        assert.deepEqual(await receipts(), new Map([[waiting, 'COMPLETED'], [infectedToo, 'file.virus.found']]))
        assert.equal(serving.log().split('a part is away').length - 1, 1)
        await serving.stop()
      }),
    )
  } finally {
    await clamd.close()
  }
})
