import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import type { Database } from '../platform/database/index.ts'
import { withExchange } from './exchange.testing.ts'
import { acceptLetter, IntakeWriter } from './index.ts'
import { testMemo } from './test-memo.testing.ts'

/** Commits its nth transaction like the others, but its answer gets lost. */
function losingAnswerOf(database: Database, nth: number): Database {
  let transactions = 0
  return {
    ...database,
    transaction: async (work) => {
      const result = await database.transaction(work)
      if (++transactions === nth) throw new Error('the answer to COMMIT was lost')
      return result
    },
  }
}

test('letters whose commit went well but was not heard of are accepted, and keep their contents', async () => {
  await withExchange(
    async ({ database, contentStore, wakeBus, sender, settle }) => {
      // The first letter is written alone; the others gather behind it and share the second transaction.
      const services = { database, contentStore, intakeWriter: new IntakeWriter(losingAnswerOf(database, 2), wakeBus), maxLetterBytes: 100_000 }
      const accepted = await Promise.all(
        [1, 2, 3, 4].map(() => {
          const { messageUuid, xml } = testMemo({ senderCvr: sender.cvr, recipientId: '99998888', content: Buffer.alloc(2_000, 'x') })
          return acceptLetter(services, { messageUuid, senderId: sender.partyId, systemId: sender.systemId, body: Readable.from([Buffer.from(xml)]) })
        }),
      )
      assert.deepEqual(accepted.map(({ kind }) => kind), ['accepted', 'accepted', 'accepted', 'accepted'])
      const blobs: string[] = []
      for await (const { name } of contentStore.blobs.list('', '')) blobs.push(name)
      assert.equal(blobs.length, 4)
      await settle()
    },
    { rowBytes: 100 },
  )
})
